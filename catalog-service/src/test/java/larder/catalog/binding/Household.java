package larder.catalog.binding;

import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import larder.contracts.ModelId;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceModelState;
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
public final class Household {

    public static final String ADDRESS = """
            {"recipient":"Kim Household","line1":"12 Harbour Street","city":"Busan","postalCode":"48058","country":"KR"}""";

    public final ShopperId shopper;
    public final String token;
    public final SlotId slot = Fixtures.slot();
    public final TestTopic<SlotId, BindingState> bindings = TestTopic.of(Topics.BINDINGS);
    public final String model = "model-" + UUID.randomUUID();
    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;

    /**
     * @param sku what is bound
     */
    public Household(ServiceClient client, JdbcClient database, Sku sku) {
        this(client, database, sku, Fixtures.shopper());
    }

    private Household(ServiceClient client, JdbcClient database, Sku sku, ShopperId shopper) {
        this.shopper = shopper;
        this.token = token(shopper);
        this.client = client;
        this.database = database;
        this.sku = sku;
    }

    public static String token(ShopperId shopper) {
        return LarderInfrastructure.shared().issuer().token(shopper.value(), "shopper");
    }

    public String path() {
        return "/v1/bindings/" + slot;
    }

    public String body(int quantity) {
        return """
                {"sku":"%s","quantity":%d,"deliveryAddress":%s}""".formatted(sku, quantity, ADDRESS);
    }

    /** The same for a pack that was shown at a price in USD. */
    public String seeing(String unitPrice, int quantity) {
        return body(quantity).replace("\"deliveryAddress\"", """
                "agreedUnitPrice":{"amount":"%s","currency":"USD"},"deliveryAddress\"""".formatted(unitPrice));
    }

    public Response bind(String body) {
        return client.put(path(), token, body);
    }

    /** Tells of the device and waits until the catalogue has heard it. */
    public void tell(Status status, @Nullable ShopperId owner) {
        DeviceState state = announce(status, owner);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select count(*) from device where id = ? and changed_at = ?")
                                .params(slot.device().value(), Timestamp.from(state.changedAt()))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /** Tells which skus and categories the device's model allows for its slot, and waits until the catalogue has heard it. */
    public void describe(List<Sku> skus, List<String> categories) {
        var main = new DeviceModelState.Slot(SlotId.MAIN, null, null, skus, categories);
        var state = new DeviceModelState(
                new ModelId(model), DeviceModelState.Kind.BUTTON, List.of(main), null, Fixtures.now());
        TestTopic.of(Topics.DEVICE_MODELS).send(state.model(), state);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("select count(*) from device_model where id = ? and changed_at = ?")
                                .params(model, Timestamp.from(state.changedAt()))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /** Waits until the slot's binding was told to stand like this. */
    public BindingState awaitStatus(BindingState.@Nullable ChoiceReason reason, long version) {
        return bindings.await(told -> told.slot().equals(slot) && told.reason() == reason && told.version() == version);
    }

    /** The slot of another device of the shopper that the catalogue has heard of. */
    public SlotId anotherSlot() {
        Household other = new Household(client, database, sku, shopper);
        other.tell(Status.CLAIMED, shopper);
        return other.slot;
    }

    public DeviceState announce(Status status, @Nullable ShopperId owner) {
        DeviceState state = new DeviceState(slot.device(), model, List.of(SlotId.MAIN), status, owner, Fixtures.now());
        TestTopic.of(Topics.DEVICES).send(slot.device(), state);
        return state;
    }

    public void awaitTombstone() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bindings.records().stream()
                        .anyMatch(each -> each.key().equals(slot.value()) && each.value() == null));
    }
}
