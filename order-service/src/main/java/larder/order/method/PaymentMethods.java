package larder.order.method;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.order.method.PaymentMethod.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How each shopper wants to pay. */
@Component
public class PaymentMethods {

    private final JdbcClient jdbc;
    private final PaymentProperties properties;
    private final Clock clock;

    PaymentMethods(JdbcClient jdbc, PaymentProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** What they chose, or what everybody has who did not. */
    public PaymentMethod of(ShopperId shopper) {
        return read(shopper, "");
    }

    /** The same; nobody changes it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentMethod held(ShopperId shopper) {
        return read(shopper, "for share");
    }

    private PaymentMethod read(ShopperId shopper, String lock) {
        return find(shopper, lock).orElseGet(() -> new PaymentMethod(properties.preset(), null));
    }

    /** What they chose, if they did. */
    public Optional<PaymentMethod> chosenBy(ShopperId shopper) {
        return find(shopper, "");
    }

    private Optional<PaymentMethod> find(ShopperId shopper, String lock) {
        return jdbc.sql("select kind, token from payment_method where owner = ? " + lock)
                .param(shopper.value())
                .query((row, _) -> new PaymentMethod(Kind.valueOf(row.getString("kind")), row.getString("token")))
                .optional();
    }

    void choose(ShopperId shopper, PaymentMethod method) {
        jdbc.sql("""
                        insert into payment_method (owner, kind, token, chosen_at) values (:owner, :kind, :token, :now)
                        on conflict (owner) do update
                            set kind = excluded.kind, token = excluded.token, chosen_at = excluded.chosen_at
                        """)
                .param("owner", shopper.value())
                .param("kind", method.kind().name())
                .param("token", method.token())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what an erased account chose. */
    public void forget(ShopperId shopper) {
        jdbc.sql("delete from payment_method where owner = ?")
                .param(shopper.value())
                .update();
    }
}
