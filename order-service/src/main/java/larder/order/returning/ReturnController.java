package larder.order.returning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import larder.contracts.OrderId;
import larder.order.ledger.OrderState;
import larder.order.reading.OrderReader;
import larder.order.reading.OrderReturn;
import larder.order.reading.OrderView;
import larder.order.reading.Viewer;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns over HTTP: shoppers ask, operations settle. Both are answered with the order as it then stands. */
@RestController
@RequestMapping("/v1")
class ReturnController {

    private final GiveBack giveBack;
    private final Returns returns;
    private final OrderReader reader;

    ReturnController(GiveBack giveBack, Returns returns, OrderReader reader) {
        this.giveBack = giveBack;
        this.returns = returns;
        this.reader = reader;
    }

    /**
     * {@code POST /v1/orders/{id}/return}, {@code {"reason":"DAMAGED","note":"..."}}: of an order on its way, or not long delivered.
     * Errors: {@code conflict} for any other, or one that was given back; {@code not-found}.
     */
    @PostMapping("/orders/{id}/return")
    @AllowedTo(roles = "'SHOPPER'", scope = "orders")
    OrderView ask(@PathVariable OrderId id, @Valid @RequestBody Wish wish, Authentication token) {
        giveBack.ask(id, Viewer.of(token), wish.reason(), wish.note());
        return reader.find(id, Viewer.of(token));
    }

    /**
     * {@code POST /v1/orders/{id}/return/settlement}, {@code {"accepted":true,"note":"..."}}. Errors: {@code conflict} where no return
     * waits for it; {@code not-found}.
     */
    @PostMapping("/orders/{id}/return/settlement")
    @AllowedTo(roles = "'OPS'", scope = "orders")
    OrderView settle(@PathVariable OrderId id, @Valid @RequestBody Settlement settlement, Authentication token) {
        giveBack.settle(id, Viewer.of(token), settlement.accepted(), settlement.note());
        return reader.find(id, Viewer.of(token));
    }

    /**
     * {@code GET /v1/returns}: those that wait to be settled, the oldest first.
     *
     * @param after goes on behind this one: the {@code next} of the page before
     */
    @GetMapping("/returns")
    @AllowedTo(roles = "'OPS'", scope = "orders")
    Page open(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long after) {
        return Page.of(returns.open(after, limit + 1), limit);
    }

    /**
     * Why something is given back.
     *
     * @param note more of it, up to 500 characters
     */
    record Wish(
            @NotNull OrderReturn.Reason reason,
            @Nullable @Size(min = 1, max = 500) String note) {}

    /**
     * What becomes of a return.
     *
     * @param note for the shopper to read, up to 500 characters
     */
    record Settlement(
            @NotNull Boolean accepted,
            @Nullable @Size(min = 1, max = 500) String note) {}

    /**
     * Some of the open returns.
     *
     * @param next what to ask {@code after} for the next page; none on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Line> returns, @Nullable Long next) {

        static Page of(List<Returns.Open> oneMore, int limit) {
            List<Returns.Open> page = oneMore.stream().limit(limit).toList();
            return new Page(
                    page.stream()
                            .map(open -> new Line(open.order(), open.state(), open.asked()))
                            .toList(),
                    oneMore.size() > limit ? page.getLast().number() : null);
        }
    }

    /** One open return. */
    record Line(
            OrderId orderId,
            OrderState state,
            @JsonUnwrapped OrderReturn asked) {}
}
