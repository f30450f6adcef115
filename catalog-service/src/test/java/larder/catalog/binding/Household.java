package larder.catalog.binding;

import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceState;
import larder.contracts.device.DeviceState.Status;
import larder.testing.Fixtures;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shopper with one button, as the catalogue meets them: over HTTP and the topics. */
final class Household {

    static final String ADDRESS = """
            {"recipient":"Kim Household","line1":"12 Harbour Street","city":"Busan","postalCode":"48058","country":"KR"}""";

    final ShopperId shopper = Fixtures.shopper();
    final String token = token(shopper);
    final SlotId slot = Fixtures.slot();
    final TestTopic<SlotId, BindingState> bindings = TestTopic.of(Topics.BINDINGS);
    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;

    /**
     * @param sku what is bound
     */
    Household(ServiceClient client, JdbcClient database, Sku sku) {
        this.client = client;
        this.database = database;
        this.sku = sku;
    }

    static String token(ShopperId shopper) {
        return LarderInfrastructure.shared().issuer().token(shopper.value(), "shopper");
    }

    String path() {
        return "/v1/bindings/" + slot;
    }

    String body(int quantity) {
        return """
                {"sku":"%s","quantity":%d,"deliveryAddress":%s}""".formatted(sku, quantity, ADDRESS);
    }

    Response bind(String body) {
        return client.put(path(), token, body);
    }

    /** Tells of the device and waits until the catalogue has heard it. */
    void tell(Status status, @Nullable ShopperId owner) {
        DeviceState state = announce(status, owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select count(*) from device where id = ? and changed_at = ?")
                                .params(slot.device().value(), Timestamp.from(state.changedAt()))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    DeviceState announce(Status status, @Nullable ShopperId owner) {
        DeviceState state =
                new DeviceState(slot.device(), "dash-1", List.of(SlotId.MAIN), status, owner, Fixtures.now());
        TestTopic.of(Topics.DEVICES).send(slot.device(), state);
        return state;
    }

    void awaitTombstone() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bindings.records().stream()
                        .anyMatch(each -> each.key().equals(slot.value()) && each.value() == null));
    }
}
