package larder.delivery.erasure;

import larder.contracts.ShopperId;
import larder.support.erasure.AccountErasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes shipments of an erased account anonymous once they have ended; a parcel that is on its way keeps its address until
 * then, for it has to arrive. Product, quantity, steps, times and who brought it stay.
 */
@Component
class EraseShipments implements AccountErasure {

    private static final Logger log = LoggerFactory.getLogger(EraseShipments.class);

    private final JdbcClient jdbc;

    EraseShipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a delivery failed is a courier's free text, and may name people too. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Progress eraseSome(ShopperId account) {
        int anonymous = jdbc.sql("""
                        update shipment set shopper = :nobody, recipient = :nobody, line1 = :nobody, line2 = null,
                            city = :nobody, postal_code = :nobody, version = version + 1,
                            failure = case when failure is null then null else :nobody end
                        where id in (select id from shipment where shopper = :account and step in ('DELIVERED', 'FAILED', 'CANCELLED', 'RETURNED')
                                     order by id limit :chunk for update)
                        """)
                .param("nobody", NOBODY)
                .param("account", account.value())
                .param("chunk", CHUNK)
                .update();
        if (anonymous > 0) {
            log.atInfo().addKeyValue("shipments", anonymous).log("shipments made anonymous");
        }
        if (anonymous == CHUNK) {
            return Progress.MORE;
        }
        return remains(account) ? Progress.WAITING : Progress.DONE;
    }

    private boolean remains(ShopperId account) {
        return jdbc.sql("select exists (select from shipment where shopper = ?)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }
}
