package larder.catalog.erasure;

import larder.catalog.binding.ShopperBindings;
import larder.contracts.ShopperId;
import larder.support.erasure.AccountErasure;
import larder.support.idempotency.Idempotency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Unbinds all slots of an erased account, which the engine hears of, and leaves its devices without an owner. */
@Component
class EraseShopper implements AccountErasure {

    private final ShopperBindings bindings;
    private final Idempotency idempotency;
    private final JdbcClient jdbc;

    EraseShopper(ShopperBindings bindings, Idempotency idempotency, JdbcClient jdbc) {
        this.bindings = bindings;
        this.idempotency = idempotency;
        this.jdbc = jdbc;
    }

    /** Devices first: nobody can bind a slot of a device that is nobody's. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Progress eraseSome(ShopperId account) {
        jdbc.sql("update device set owner = null where owner = ?")
                .param(account.value())
                .update();
        boolean all = bindings.unbindSome(account, CHUNK) < CHUNK && idempotency.forget(account, CHUNK) < CHUNK;
        return all ? Progress.DONE : Progress.MORE;
    }
}
