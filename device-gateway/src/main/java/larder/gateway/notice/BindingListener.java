package larder.gateway.notice;

import larder.contracts.SlotId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.binding.BindingState;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent.Kind;
import larder.support.EventListener;
import org.springframework.stereotype.Component;

/** Tells shoppers when the catalogue has changed under what their devices order. */
@Component
@OwnIssuer
class BindingListener implements EventListener<SlotId, BindingState> {

    private final Tell tell;

    BindingListener(Tell tell) {
        this.tell = tell;
    }

    @Override
    public Topic<SlotId, BindingState> topic() {
        return Topics.BINDINGS;
    }

    @Override
    public boolean concerns(BindingState binding) {
        return binding.status() == BindingState.Status.NEEDS_CHOICE;
    }

    @Override
    public void on(BindingState binding) {
        tell.tell(
                binding.terms().owner(), Kind.SLOT_NEEDS_CHOICE, binding.slot().value());
    }

    @Override
    public void onTombstone(SlotId slot) {
        // Whoever unbinds a slot knows it.
    }
}
