package larder.order.proposal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import larder.contracts.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts that shoppers were shown, kept to the letter. */
@Component
class ShownTexts {

    private final JdbcClient jdbc;
    private final Clock clock;

    ShownTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a text that is about to be shown; one that was shown before keeps its first time. */
    void keep(Confirmation shown) {
        jdbc.sql("""
                        insert into order_confirmation (order_id, digest, language, text, shown_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .param(shown.orderId().uuid())
                .param(shown.digest())
                .param(shown.language())
                .param(shown.text())
                .param(now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What language a text was shown in; nothing where no such text was shown of the order. */
    Optional<String> languageOf(OrderId order, String digest) {
        return jdbc.sql("select language from order_confirmation where order_id = ? and digest = ?")
                .param(order.uuid())
                .param(digest)
                .query(String.class)
                .optional();
    }

    /** Who agrees once more, to another text, is bound by that one. */
    void agree(OrderId order, String digest) {
        jdbc.sql("update order_confirmation set agreed_at = null where order_id = ? and digest <> ?")
                .param(order.uuid())
                .param(digest)
                .update();
        jdbc.sql("update order_confirmation set agreed_at = ? where order_id = ? and digest = ? and agreed_at is null")
                .param(now().atOffset(ZoneOffset.UTC))
                .param(order.uuid())
                .param(digest)
                .update();
    }

    private Instant now() {
        return clock.instant();
    }
}
