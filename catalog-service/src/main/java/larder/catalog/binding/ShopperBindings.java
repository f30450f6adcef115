package larder.catalog.binding;

import java.util.List;
import larder.contracts.ShopperId;
import larder.contracts.SlotId;
import larder.contracts.binding.BindingState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All bindings of one shopper, for those who have to do with the shopper and not with a slot. */
@Component
public class ShopperBindings {

    private final Bindings bindings;
    private final UnbindSlot unbindSlot;
    private final JdbcClient jdbc;

    ShopperBindings(Bindings bindings, UnbindSlot unbindSlot, JdbcClient jdbc) {
        this.bindings = bindings;
        this.unbindSlot = unbindSlot;
        this.jdbc = jdbc;
    }

    /** A page of the bindings, by slot. */
    @Transactional(readOnly = true)
    public List<BindingState> page(ShopperId owner, String after, int limit) {
        return slots(owner, after, limit).stream()
                .flatMap(slot -> bindings.findBySlotIdAndOwner(slot, owner.value()).stream())
                .map(Binding::state)
                .toList();
    }

    /** Erases at most so many of them; the answer says how many it were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int unbindSome(ShopperId owner, int most) {
        List<String> slots = slots(owner, "", most);
        slots.forEach(slot -> unbindSlot.unbindOwned(owner, SlotId.of(slot)));
        return slots.size();
    }

    private List<String> slots(ShopperId owner, String after, int limit) {
        return jdbc.sql("select slot_id from binding where owner = ? and slot_id > ? order by slot_id limit ?")
                .param(owner.value())
                .param(after)
                .param(limit)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
