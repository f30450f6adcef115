package larder.gateway.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import larder.gateway.history.Actor;
import larder.gateway.history.What;
import larder.gateway.partner.Suspensions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has devices follow their partner into a suspension and out of it, one batch a transaction. Whichever instance looks first
 * takes the next batch, so that nothing is left half done by one that dies.
 */
@Component
class SuspendDevices {

    private static final Logger log = LoggerFactory.getLogger(SuspendDevices.class);
    private static final int BATCH = 200;

    private final Suspensions suspensions;
    private final Devices devices;
    private final DeviceChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SuspendDevices(
            Suspensions suspensions,
            Devices devices,
            DeviceChanges changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.suspensions = suspensions;
        this.devices = devices;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void settle() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> settleSome()))) {
            log.atDebug().log("devices followed their partner");
        }
    }

    private boolean settleSome() {
        return suspensions.take().map(this::settleSomeOf).orElse(false);
    }

    private boolean settleSomeOf(Suspensions.Unsettled partner) {
        List<Device> some = devices.lockSomeUnsettled(partner.id(), partner.suspended(), Limit.of(BATCH));
        Instant now = clock.instant();
        for (Device device : some) {
            device.suspend(partner.suspended(), now);
            changes.keep(device, partner.suspended() ? What.SUSPENDED : What.UNSUSPENDED, Actor.house(), now);
            changes.tell(device);
        }
        if (some.size() < BATCH) {
            suspensions.settle(partner);
        }
        return true;
    }
}
