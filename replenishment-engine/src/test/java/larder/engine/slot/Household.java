package larder.engine.slot;

import java.time.Duration;
import larder.contracts.OrderId;
import larder.contracts.binding.BindingState;
import larder.contracts.device.DeviceEvent;
import larder.contracts.device.DeviceState;
import larder.contracts.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** Plays what happens to one slot through the policy, packing and unpacking its state after every step as the store does. */
final class Household {

    private final ReplenishmentPolicy policy;
    private SlotState slot = SlotState.UNKNOWN;

    Household() {
        this(Limits.DEFAULT);
    }

    Household(Limits limits) {
        policy = new ReplenishmentPolicy(limits);
    }

    /** A household whose slot is bound and measured in percent. */
    static Household bound() {
        return new Household().binds(Kitchen.binding());
    }

    Household binds(@Nullable BindingState binding) {
        return becomes(slot.bound(binding));
    }

    Household hears(DeviceState.Status status) {
        return becomes(slot.of(Kitchen.device(status)));
    }

    Household learns(OrderEvent event) {
        return becomes(slot.advanced(event));
    }

    Household receives(OrderId order, Duration when) {
        return learns(new OrderEvent.OrderDelivered(order, Kitchen.SLOT, Kitchen.at(when)));
    }

    Verdict sends(DeviceEvent event) {
        Verdict verdict = policy.decide(slot, event);
        becomes(verdict.next());
        return verdict;
    }

    /** Sends an event and says the answer in a word. */
    String says(DeviceEvent event) {
        Verdict verdict = sends(event);
        String word = switch (verdict.answer()) {
            case Answer.Order _ -> "ORDER";
            case Answer.Ignore ignore -> ignore.reason().name();
        };
        return verdict.repeat() ? word + " again" : word;
    }

    private Household becomes(SlotState next) {
        slot = SlotStateCodec.read(SlotStateCodec.write(next));
        return this;
    }

    SlotState slot() {
        return slot;
    }
}
