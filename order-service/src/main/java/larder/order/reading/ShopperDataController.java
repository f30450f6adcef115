package larder.order.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import larder.contracts.ShopperId;
import larder.order.budget.ShowBudget;
import larder.order.childlock.ChildLocks;
import larder.order.method.PaymentMethods;
import larder.order.payment.PaymentReader;
import larder.order.standing.Standings;
import larder.support.StreamedJson;
import larder.support.security.AllowedTo;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Tells the gateway all that this service holds of a shopper, for the copy that people may ask for. */
@RestController
@AllowedTo(roles = "'SERVICE'", scope = "internal")
class ShopperDataController {

    private final OrderReader reader;
    private final ShowBudget budgets;
    private final ChildLocks childLocks;
    private final Standings standings;
    private final PaymentMethods methods;
    private final PaymentReader payments;
    private final JsonMapper json;

    ShopperDataController(
            OrderReader reader,
            ShowBudget budgets,
            ChildLocks childLocks,
            Standings standings,
            PaymentMethods methods,
            PaymentReader payments,
            JsonMapper json) {
        this.reader = reader;
        this.budgets = budgets;
        this.childLocks = childLocks;
        this.standings = standings;
        this.methods = methods;
        this.payments = payments;
        this.json = json;
    }

    /**
     * {@code GET /v1/shoppers/{id}/data}: 200 {@code {"orders":[OrderView...],"budget"?,"slotBudgets":[...],"childLock"?,"standing","paymentMethod"?,"payments":[...]}},
     * the orders oldest first and each with its history, written while they are read; empty for who is not known. A PIN is never told.
     */
    @GetMapping("/v1/shoppers/{id}/data")
    void data(@PathVariable ShopperId id, HttpServletResponse response) throws IOException {
        StreamedJson.write(json, response, out -> {
            out.writeArrayPropertyStart("orders");
            reader.each(id, out::writePOJO);
            out.writeEndArray();
            writeRules(id, out);
            methods.chosenBy(id).ifPresent(method -> out.writePOJOProperty("paymentMethod", method));
            out.writePOJOProperty("payments", payments.ofShopper(id));
        });
    }

    private void writeRules(ShopperId id, JsonGenerator out) {
        budgets.ofHousehold(id).ifPresent(budget -> out.writePOJOProperty("budget", budget));
        out.writePOJOProperty("slotBudgets", budgets.ofSlots(id));
        childLocks.of(id).ifPresent(lock -> out.writePOJOProperty("childLock", lock));
        out.writePOJOProperty("standing", standings.of(id));
    }
}
