package larder.order.erasure;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import larder.contracts.OrderId;
import larder.contracts.ShopperId;
import larder.order.ledger.OrderLedger;
import larder.order.ledger.Step;
import larder.order.method.PaymentMethods;
import larder.support.erasure.AccountErasure;
import larder.support.idempotency.Idempotency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls off what an erased account has not bought yet, and makes anonymous what has ended. An order that is on its way keeps
 * its address until it ends: the parcel has to arrive. Money, product, quantity, slot, states and times stay, so that the
 * books add up; who it was, and where, is nowhere to be found.
 */
@Component
class EraseOrders implements AccountErasure {

    private static final Logger log = LoggerFactory.getLogger(EraseOrders.class);

    private final OrderLedger ledger;
    private final EntityManager entities;
    private final Idempotency idempotency;
    private final PaymentMethods methods;
    private final JdbcClient jdbc;

    EraseOrders(
            OrderLedger ledger,
            EntityManager entities,
            Idempotency idempotency,
            PaymentMethods methods,
            JdbcClient jdbc) {
        this.ledger = ledger;
        this.methods = methods;
        this.entities = entities;
        this.idempotency = idempotency;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Progress eraseSome(ShopperId account) {
        methods.forget(account);
        cancelOpen(account);
        forgetRules(account);
        forgetOperator(account);
        int anonymous = anonymiseEnded(account);
        if (anonymous > 0) {
            log.atInfo().addKeyValue("orders", anonymous).log("orders made anonymous");
        }
        if (anonymous == CHUNK) {
            return Progress.MORE;
        }
        if (idempotency.forget(account, CHUNK) == CHUNK) {
            return Progress.MORE;
        }
        return remains(account) ? Progress.WAITING : Progress.DONE;
    }

    /** It was the shopper who wanted no more of it. An order whose grace period is over is bought, and is not called off. */
    private void cancelOpen(ShopperId account) {
        List<UUID> open = jdbc.sql("""
                        select id from orders where owner = ? and state in ('REQUESTED', 'HELD', 'AUTHORISING', 'IN_RESOLUTION', 'PLACED')
                        order by id limit ?
                        """)
                .param(account.value())
                .param(CHUNK)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        open.forEach(id -> ledger.ask(new OrderId(id), _ -> Step.Cancel.byShopper()));
        entities.flush(); // what follows is SQL
        entities.clear();
    }

    /** What the household laid down, and what was said of its account. */
    private void forgetRules(ShopperId account) {
        for (String table : List.of("household_budget", "child_lock", "account_standing")) {
            jdbc.sql("delete from " + table + " where owner = ?")
                    .param(account.value())
                    .update();
        }
    }

    /** Whoever of operations did something to others' orders and accounts stays unnamed. */
    private void forgetOperator(ShopperId account) {
        for (String names : List.of(
                "update account_standing set set_by = ? where set_by = ?",
                """
                with named as (update order_transition set who = ? where who = ? returning order_id)
                update orders set version = version + 1 where id in (select order_id from named)
                """,
                "update order_return set settled_by = ? where settled_by = ?")) {
            jdbc.sql(names).param(NOBODY).param(account.value()).update();
        }
    }

    /**
     * An order whose card a provider has yet to be asked about stays as it is until then. When somebody sleeps is nobody's business either; why a delivery failed is free text, and may name people; what was shown before
     * they bought names them and where they live.
     */
    private int anonymiseEnded(ShopperId account) {
        List<UUID> ended = jdbc.sql("""
                        update orders set owner = :nobody, recipient = :nobody, line1 = :nobody, line2 = null,
                            city = :nobody, postal_code = :nobody,
                            consent = (consent::jsonb - 'quietHours')::text, version = version + 1
                        where id in (select id from orders where owner = :account
                                         and state in ('DELIVERED', 'UNDELIVERED', 'CANCELLED', 'REJECTED')
                                         and not exists (select from payment
                                                         where order_id = orders.id and token is not null)
                                     order by id limit :chunk for update)
                        returning id
                        """)
                .param("nobody", NOBODY)
                .param("account", account.value())
                .param("chunk", CHUNK)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (!ended.isEmpty()) {
            jdbc.sql("update order_transition set cause = :nobody where to_state = 'UNDELIVERED' and order_id"
                            + " in (:ended)")
                    .param("nobody", NOBODY)
                    .param("ended", ended)
                    .update();
            forgetWords(ended);
            jdbc.sql("delete from order_confirmation where order_id in (:ended)")
                    .param("ended", ended)
                    .update();
        }
        return ended.size();
    }

    /** What was said about an order may name people. */
    private void forgetWords(List<UUID> ended) {
        jdbc.sql("update order_transition set note = :nobody where note is not null and order_id in (:ended)")
                .param("nobody", NOBODY)
                .param("ended", ended)
                .update();
        jdbc.sql("update order_return set note = null, settlement_note = null where order_id in (:ended)")
                .param("ended", ended)
                .update();
    }

    private boolean remains(ShopperId account) {
        return jdbc.sql("select exists (select from orders where owner = ?)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }
}
