package larder.catalog.erasure;

import larder.catalog.binding.ShopperBindings;
import larder.contracts.ShopperId;
import larder.support.erasure.AccountErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Unbinds all slots of an erased account, which the engine hears of, and leaves its devices without an owner. */
@Component
class EraseShopper implements AccountErasure {

    private final ShopperBindings bindings;
    private final JdbcClient jdbc;

    EraseShopper(ShopperBindings bindings, JdbcClient jdbc) {
        this.bindings = bindings;
        this.jdbc = jdbc;
    }

    /** Devices first: nobody can bind a slot of a device that is nobody's. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Progress eraseSome(ShopperId account) {
        jdbc.sql("update device set owner = null where owner = ?")
                .param(account.value())
                .update();
        return bindings.unbindSome(account, CHUNK) < CHUNK ? Progress.DONE : Progress.MORE;
    }
}
