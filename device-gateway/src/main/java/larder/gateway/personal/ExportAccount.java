package larder.gateway.personal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.identity.Grants;
import larder.gateway.login.Passkeys;
import larder.gateway.login.Sessions;
import larder.gateway.notice.Notices;
import larder.gateway.registry.HeldDevices;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts together all that is held of a person. */
@Component
@OwnIssuer
public class ExportAccount {

    private final OwnAccount own;
    private final HeldDevices devices;
    private final Sessions sessions;
    private final Grants grants;
    private final Passkeys passkeys;
    private final Notices notices;
    private final HeldElsewhere elsewhere;
    private final Clock clock;

    ExportAccount(
            OwnAccount own,
            HeldDevices devices,
            Sessions sessions,
            Grants grants,
            Passkeys passkeys,
            Notices notices,
            HeldElsewhere elsewhere,
            Clock clock) {
        this.own = own;
        this.devices = devices;
        this.sessions = sessions;
        this.grants = grants;
        this.passkeys = passkeys;
        this.notices = notices;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** The copy as a file to keep; {@code service-unavailable} when a service cannot be asked. */
    public ResponseEntity<Copy> download(ShopperId account) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"larder.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(export(account));
    }

    private Copy export(ShopperId account) {
        HeldElsewhere.Answers held = elsewhere.of(account);
        return new Copy(
                clock.instant(),
                own.view(account),
                devices.of(account),
                sessions.of(account),
                grants.of(account),
                passkeys.of(account),
                notices.of(account),
                held.catalog(),
                held.order(),
                held.delivery());
    }

    /** Everything, by where it is held. */
    public record Copy(
            Instant madeAt,
            OwnAccount.View account,
            List<HeldDevices.View> devices,
            List<Sessions.View> sessions,
            List<Grants.View> grants,
            List<Passkeys.View> passkeys,
            List<Notices.Notice> notices,
            JsonNode catalog,
            JsonNode orders,
            JsonNode deliveries) {}
}
