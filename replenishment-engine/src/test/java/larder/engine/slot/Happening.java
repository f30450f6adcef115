package larder.engine.slot;

import larder.contracts.DecisionId;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a slot, as the naive model remembers it. */
sealed interface Happening {

    record Bound(@Nullable BindingState binding) implements Happening {}

    record Device(DeviceState.Status status) implements Happening {}

    record OrderStep(OrderEvent event) implements Happening {}

    /** An event and the word it was answered with; {@code inTheWay} is the order an ORDER_OPEN named, {@code terms} are those of an ORDER. */
    record Sent(
            DeviceEvent event,
            String word,
            @Nullable OrderId inTheWay,
            @Nullable OrderTerms terms) implements Happening {

        boolean ordered() {
            return word.equals("ORDER");
        }

        OrderId order() {
            return OrderId.from(DecisionId.on(event.slot(), event.event()));
        }
    }
}
