package larder.delivery.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import larder.delivery.simulated.CourierPhone.Line;
import larder.delivery.simulated.CourierPhone.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/**
 * One walk through the manifest, page by page: every parcel of the courier's that has stayed long enough where it is goes
 * one step on. The courier remembers nothing between rounds, so that it can be stopped at any time.
 */
class CourierRound {

    private static final Logger log = LoggerFactory.getLogger(CourierRound.class);

    private final CourierPhone phone;
    private final Duration stepDelay;
    private final Clock clock;

    CourierRound(CourierPhone phone, Duration stepDelay, Clock clock) {
        this.phone = phone;
        this.stepDelay = stepDelay;
        this.clock = clock;
    }

    void walk() {
        String after = "";
        while (after != null) {
            Manifest page = phone.manifest(after);
            page.shipments().stream().filter(this::due).forEach(this::stepOn);
            after = page.next();
        }
    }

    private boolean due(Line line) {
        Instant leaves = line.since().plus(stepDelay);
        return line.yours() && !leaves.isAfter(clock.instant());
    }

    private void stepOn(Line line) {
        try {
            phone.report(line.id(), line.step().next());
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.NotFound e) {
            log.atInfo()
                    .addKeyValue("shipment", line.id())
                    .addKeyValue("status", e.getStatusCode().value())
                    .log("Shipment changed since the manifest was read");
        }
    }
}
