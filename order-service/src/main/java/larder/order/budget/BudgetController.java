package larder.order.budget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Currency;
import larder.contracts.Money;
import larder.contracts.ShopperId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The budget of the caller's household. */
@RestController
@RequestMapping("/v1/budget")
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class BudgetController {

    private final Budgets budgets;
    private final ShowBudget show;

    BudgetController(Budgets budgets, ShowBudget show) {
        this.budgets = budgets;
        this.show = show;
    }

    /** {@code GET /v1/budget}: the {@link BudgetView}. Errors: {@code not-found} where none is laid down. */
    @GetMapping
    BudgetView show(Authentication token) {
        return show.ofHousehold(owner(token)).orElseThrow(BudgetRefused::none);
    }

    /**
     * {@code PUT /v1/budget} with {@code {"currency":"EUR","zone":"Europe/Helsinki","perDay":{"amount":"40.00","currency":"EUR"}}}: 200
     * and the {@link BudgetView}. It holds for orders that are judged from then on. Errors: {@code invalid-request}; {@code conflict}
     * where slots have budgets in another currency.
     */
    @PutMapping
    BudgetView put(@Valid @RequestBody Wish wish, Authentication token) {
        if (!budgets.put(owner(token), wish.budget())) {
            throw BudgetRefused.otherCurrency();
        }
        return show(token);
    }

    /** {@code DELETE /v1/budget}: 204; the budgets of its slots go with it. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Authentication token) {
        budgets.remove(owner(token));
    }

    private static ShopperId owner(Authentication token) {
        return new ShopperId(token.getName());
    }

    record Wish(
            @NotNull Currency currency,
            @NotNull ZoneId zone,
            @Nullable Money perDay,
            @Nullable Money perMonth,

            @Nullable @Min(1) @Max(HouseholdBudget.MAX_ORDERS_PER_DAY)
            Integer ordersPerDay) {

        HouseholdBudget budget() {
            try {
                return new HouseholdBudget(new Limits(currency, perDay, perMonth), zone, ordersPerDay);
            } catch (IllegalArgumentException e) {
                throw BudgetRefused.because(e);
            }
        }
    }
}
