package larder.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.contracts.ModelId;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.device.DeviceModelState;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIT extends GatewayTest {

    private static final String JUG = """
            {"kind":"APPLIANCE","slots":[{"name":"filter","unit":"%","capacity":100,"skus":["FILTER-1"],"categories":["water"]}]}""";

    @Test
    void tellsOfAModelAndOfEachChange() {
        String model = model();

        Response made = gateway().put("/api/models/" + model, ops(), JUG);

        assertThat(made.status()).isEqualTo(201);
        var told = TestTopic.of(Topics.DEVICE_MODELS);
        var slot = told.await(state -> state.model().equals(new ModelId(model)))
                .slots()
                .getFirst();
        assertThat(slot)
                .isEqualTo(new DeviceModelState.Slot(
                        "filter", "%", new BigDecimal(100), List.of(new Sku("FILTER-1")), List.of("water")));

        Response changed =
                gateway().put("/api/models/" + model, ops(), JUG.replace("APPLIANCE", "BUTTON"), "If-Match", tag(made));

        assertThat(changed.status()).isEqualTo(200);
        told.await(state -> state.model().equals(new ModelId(model)) && state.kind() == DeviceModelState.Kind.BUTTON);
    }

    @Test
    void tellsOnceOfTheModelsThatCameWithTheDatabase() {
        var told = TestTopic.of(Topics.DEVICE_MODELS);

        told.await(state -> state.model().equals(new ModelId("larder-button")));
        assertThat(gateway().get("/api/models/water-filter-jug", ops()).status())
                .isEqualTo(200);
    }

    @Test
    void lowersNobodysChangesByAnOlderPicture() {
        String model = model();
        String first = tag(gateway().put("/api/models/" + model, ops(), JUG));
        gateway().put("/api/models/" + model, ops(), JUG.replace("100", "200"));

        assertThat(gateway()
                        .put("/api/models/" + model, ops(), JUG, "If-Match", first)
                        .problem())
                .isEqualTo("version-conflict");
        assertThat(gateway()
                        .put("/api/models/" + model(), ops(), JUG, "If-Match", "\"0\"")
                        .problem())
                .isEqualTo("version-conflict");
    }

    @Test
    void keepsTheSlotsThatDevicesHave() {
        TestDevice device = device("water", "salt-" + UUID.randomUUID());
        String model = gateway()
                .get("/api/devices/" + device.id(), ops())
                .json()
                .path("model")
                .asString();
        String less = "{\"kind\":\"APPLIANCE\",\"slots\":[{\"name\":\"water\"}]}";

        assertThat(gateway().put("/api/models/" + model, ops(), less).problem()).isEqualTo("conflict");
        gateway().delete("/api/devices/" + device.id(), ops());
        assertThat(gateway().put("/api/models/" + model, ops(), less).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"TOASTER\",\"slots\":[{\"name\":\"a\"}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\"},{\"name\":\"a\"}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a b\"}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[null]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\",\"unit\":\"spoons\"}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\",\"capacity\":5}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\",\"unit\":\"L\",\"capacity\":0}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\",\"unit\":\"L\",\"capacity\":1e400}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\",\"skus\":[\"a b\"]}]}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\"}],\"version\":7}",
                "{\"kind\":\"BUTTON\",\"slots\":[{\"name\":\"a\"}],\"partner\":\"nobody\"}",
            })
    void refusesAModelThatCannotBe(String body) {
        assertThat(gateway().put("/api/models/" + model(), ops(), body).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void isNothingForShoppers() {
        assertThat(gateway().get("/api/models", shopper()).problem()).isEqualTo("forbidden");
        assertThat(gateway().put("/api/models/" + model(), shopper(), JUG).problem())
                .isEqualTo("forbidden");
        assertThat(gateway()
                        .get("/api/models", minted("ops", "ops", "orders", Map.of()))
                        .problem())
                .isEqualTo("forbidden");
    }

    private static String model() {
        return "model-" + UUID.randomUUID();
    }

    private static String tag(Response response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
