package larder.gateway.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import larder.gateway.OwnIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets authorizations of which every token has expired. */
@Component
@OwnIssuer
class Purge {

    private final JdbcClient jdbc;
    private final IdentityProperties identity;
    private final Clock clock;

    Purge(JdbcClient jdbc, IdentityProperties identity, Clock clock) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT3M")
    void forgetEnded() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        delete from oauth2_authorization where coalesce(greatest(
                            authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at,
                            device_code_expires_at, user_code_expires_at), started_at) < ?
                        """).param(now.minus(identity.forgetAfter())).update();
        jdbc.sql("delete from exchanged_refresh_token where exchanged_at < ?")
                .param(now.minus(identity.refreshFor()))
                .update();
    }
}
