package larder.delivery.shipment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import larder.contracts.ShopperId;
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

    private static final int PAGE = 100;

    private final Shipments shipments;
    private final JsonMapper json;

    ShopperDataController(Shipments shipments, JsonMapper json) {
        this.shipments = shipments;
        this.json = json;
    }

    /**
     * {@code GET /v1/shoppers/{id}/data}: 200 {@code {"deliveries":[Delivery...]}}, each with its history, written while it is
     * read; empty for who is not known.
     */
    @GetMapping("/v1/shoppers/{id}/data")
    void data(@PathVariable ShopperId id, HttpServletResponse response) throws IOException {
        StreamedJson.write(json, response, out -> {
            out.writeArrayPropertyStart("deliveries");
            writeDeliveries(id, out);
            out.writeEndArray();
        });
    }

    private void writeDeliveries(ShopperId shopper, JsonGenerator out) {
        String after = "";
        List<Shipment> page;
        do {
            page = shipments.ofShopper(shopper.value(), after, PAGE);
            page.stream().map(DeliveryController.Delivery::inFull).forEach(out::writePOJO);
            after = page.isEmpty() ? after : page.getLast().id().value();
        } while (page.size() == PAGE);
    }
}
