package larder.catalog.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import larder.catalog.binding.ShopperBindings;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.contracts.binding.BindingState;
import larder.support.StreamedJson;
import larder.support.security.AllowedTo;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final ShopperBindings bindings;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ShopperDataController(ShopperBindings bindings, JdbcClient jdbc, JsonMapper json) {
        this.bindings = bindings;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * {@code GET /v1/shoppers/{id}/data}: 200 {@code {"devices":[DeviceId...],"bindings":[BindingState...]}}, written while it
     * is read; empty for who is not known.
     */
    @GetMapping("/v1/shoppers/{id}/data")
    void data(@PathVariable ShopperId id, HttpServletResponse response) throws IOException {
        StreamedJson.write(json, response, out -> {
            out.writeArrayPropertyStart("devices");
            devices(id).forEach(out::writePOJO);
            out.writeEndArray();
            out.writeArrayPropertyStart("bindings");
            writeBindings(id, out);
            out.writeEndArray();
        });
    }

    private List<DeviceId> devices(ShopperId owner) {
        return jdbc.sql("select id from device where owner = ? order by id")
                .param(owner.value())
                .query((row, _) -> new DeviceId(row.getString(1)))
                .list();
    }

    private void writeBindings(ShopperId owner, JsonGenerator out) {
        String after = "";
        List<BindingState> page;
        do {
            page = bindings.page(owner, after, PAGE);
            page.forEach(out::writePOJO);
            after = page.isEmpty() ? after : page.getLast().slot().value();
        } while (page.size() == PAGE);
    }
}
