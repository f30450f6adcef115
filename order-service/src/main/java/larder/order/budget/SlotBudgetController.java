package larder.order.budget;

import java.util.Currency;
import larder.contracts.Money;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The budgets of the caller's slots, within the household's: in its currency and by its days. A slot that has never ordered for the
 * caller is not found.
 */
@RestController
@RequestMapping("/v1/budget/slots/{slotId}")
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class SlotBudgetController {

    private final Budgets budgets;
    private final ShowBudget show;

    SlotBudgetController(Budgets budgets, ShowBudget show) {
        this.budgets = budgets;
        this.show = show;
    }

    /** {@code GET /v1/budget/slots/{slotId}}: the {@link BudgetView}. Errors: {@code not-found} where none is laid down. */
    @GetMapping
    BudgetView show(@PathVariable SlotId slotId, Authentication token) {
        return show.ofSlot(owner(token), slotId).orElseThrow(BudgetRefused::none);
    }

    /**
     * {@code PUT /v1/budget/slots/{slotId}} with {@code {"perMonth":{"amount":"40.00","currency":"EUR"}}}: 200 and the
     * {@link BudgetView}. Errors: {@code invalid-request}; {@code not-found}; {@code conflict} where the household has no budget yet, or it was
     * changed meanwhile.
     */
    @PutMapping
    BudgetView put(@PathVariable SlotId slotId, @RequestBody Wish wish, Authentication token) {
        ShopperId owner = owner(token);
        if (!budgets.orders(owner, slotId)) {
            throw BudgetRefused.noSlot();
        }
        HouseholdBudget household = budgets.ofHousehold(owner).orElseThrow(BudgetRefused::withoutHousehold);
        if (!budgets.put(owner, slotId, wish.limits(household.limits().currency()))) {
            throw BudgetRefused.changedMeanwhile();
        }
        return show(slotId, token);
    }

    /** {@code DELETE /v1/budget/slots/{slotId}}: 204. Errors: {@code not-found} where none is laid down. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable SlotId slotId, Authentication token) {
        if (!budgets.remove(owner(token), slotId)) {
            throw BudgetRefused.none();
        }
    }

    private static ShopperId owner(Authentication token) {
        return new ShopperId(token.getName());
    }

    record Wish(@Nullable Money perDay, @Nullable Money perMonth) {

        Limits limits(Currency currency) {
            try {
                return new Limits(currency, perDay, perMonth);
            } catch (IllegalArgumentException e) {
                throw BudgetRefused.because(e);
            }
        }
    }
}
