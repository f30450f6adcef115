package larder.gateway.registry;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import larder.contracts.ShopperId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held of a shopper's devices, for the shopper's own copy of it. */
@Component
public class HeldDevices {

    private final JdbcClient jdbc;

    HeldDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<View> of(ShopperId shopper) {
        return jdbc.sql("select id, model, serial, status, changed_at from device where owner = ? order by id")
                .param(shopper.value())
                .query((row, _) -> new View(
                        row.getString("id"),
                        row.getString("model"),
                        row.getString("serial"),
                        row.getString("status"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A device, without its keys. */
    public record View(String deviceId, String model, String serial, String status, Instant changedAt) {}
}
