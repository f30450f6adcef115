package larder.contracts;

import java.time.Duration;
import java.util.List;
import larder.contracts.account.AccountState;
import larder.contracts.binding.BindingState;
import larder.contracts.decision.Decision;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceModelState;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import larder.contracts.product.ProductState;
import larder.contracts.stock.StockEvent;

/** Every topic of Larder. No other place spells a topic's name. */
public final class Topics {

    public static final Topic<SlotId, DeviceEvent> DEVICE_EVENTS =
            new Topic<>("device-events", "device-gateway", SlotId.class, DeviceEvent.class, Duration.ofDays(7));

    public static final Topic<DeviceId, DeviceState> DEVICES =
            new Topic<>("devices", "device-gateway", DeviceId.class, DeviceState.class, null);

    public static final Topic<ModelId, DeviceModelState> DEVICE_MODELS =
            new Topic<>("device-models", "device-gateway", ModelId.class, DeviceModelState.class, null);

    public static final Topic<ShopperId, AccountState> ACCOUNTS =
            new Topic<>("accounts", "device-gateway", ShopperId.class, AccountState.class, null);

    public static final Topic<Sku, ProductState> PRODUCTS =
            new Topic<>("products", "catalog-service", Sku.class, ProductState.class, null);

    public static final Topic<SlotId, BindingState> BINDINGS =
            new Topic<>("bindings", "catalog-service", SlotId.class, BindingState.class, null);

    public static final Topic<SlotId, Decision> DECISIONS =
            new Topic<>("decisions", "replenishment-engine", SlotId.class, Decision.class, Duration.ofDays(7));

    public static final Topic<SlotId, OrderEvent> ORDER_EVENTS =
            new Topic<>("order-events", "order-service", SlotId.class, OrderEvent.class, Duration.ofDays(30));

    public static final Topic<OrderId, StockEvent> STOCK_EVENTS =
            new Topic<>("stock-events", "catalog-service", OrderId.class, StockEvent.class, Duration.ofDays(30));

    public static final Topic<OrderId, DeliveryEvent> DELIVERY_EVENTS =
            new Topic<>("delivery-events", "delivery-service", OrderId.class, DeliveryEvent.class, Duration.ofDays(30));

    /** Records that a consumer could not read or act on, as they were, with the reason in their headers. */
    public static final String DEAD_LETTERS = "dead-letters";

    private Topics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(
                DEVICE_EVENTS,
                DEVICES,
                DEVICE_MODELS,
                ACCOUNTS,
                PRODUCTS,
                BINDINGS,
                DECISIONS,
                ORDER_EVENTS,
                STOCK_EVENTS,
                DELIVERY_EVENTS);
    }
}
