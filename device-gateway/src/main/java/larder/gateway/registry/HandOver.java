package larder.gateway.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.Caller;
import larder.gateway.IfMatch;
import larder.gateway.history.Actor;
import larder.gateway.history.What;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives devices to whoever shows the code for them: from the factory, or from one owner to the next. Codes come hashed. */
@Component
public class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private final OwnedDevices owned;
    private final Devices devices;
    private final DeviceChanges changes;
    private final Clock clock;

    HandOver(OwnedDevices owned, Devices devices, DeviceChanges changes, Clock clock) {
        this.owned = owned;
        this.devices = devices;
        this.changes = changes;
        this.clock = clock;
    }

    /** The device of this code, which is the shopper's from now on; empty when nobody else's device waits with this code. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DeviceView> accept(byte[] code, ShopperId shopper) {
        Instant now = clock.instant();
        return devices.lockByCode(code)
                .filter(device -> device.isUnclaimed() || (device.isOffered(now) && !device.isOwnedBy(shopper)))
                .map(device -> give(device, shopper, now));
    }

    private DeviceView give(Device device, ShopperId shopper, Instant now) {
        if (device.isUnclaimed()) {
            device.claim(shopper, now);
            changes.keep(device, What.CLAIMED, Actor.owner(shopper), now);
            log.atInfo().addKeyValue("device", device.id()).log("device claimed");
        } else {
            Actor recipient = new Actor(Actor.Role.RECIPIENT, shopper.value());
            changes.keep(device, What.HANDED_OVER, recipient, now);
            device.handTo(shopper, now);
            changes.keep(device, What.RECEIVED, Actor.owner(shopper), now);
            log.atInfo().addKeyValue("device", device.id()).log("device handed over");
        }
        changes.tell(device);
        devices.flush();
        return device.view(now);
    }

    /**
     * Lets a partner's appliance speak for the shopper under this authorization; it becomes theirs when it was nobody's. Whose
     * it is instead, nobody is told.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Authorized authorize(DeviceId id, ShopperId shopper, String grant) {
        Instant now = clock.instant();
        Device device = devices.lock(id.value()).orElseThrow(() -> DeviceNotOwned.with(id));
        if (device.isUnclaimed()) {
            device.claim(shopper, now);
            changes.keep(device, What.CLAIMED, Actor.owner(shopper), now);
        } else if (!device.isOwnedBy(shopper)) {
            throw new ProblemException(ProblemType.CONFLICT, "The appliance belongs to another account");
        } else if (grant.equals(device.grant())) {
            return new Authorized(device.view(now), false);
        }
        device.authorize(grant, now);
        changes.keep(device, What.AUTHORIZED, Actor.owner(shopper), now);
        changes.tell(device);
        devices.flush();
        log.atInfo().addKeyValue("device", id).log("appliance authorized");
        return new Authorized(device.view(now), true);
    }

    /** Gives a device that nobody has claimed another code; the old one is good no more. */
    @Transactional
    public void reissue(DeviceId id, byte[] code, Caller maker) {
        Device device = devices.lock(id.value())
                .filter(found -> isMadeBy(found, maker))
                .orElseThrow(() -> DeviceNotOwned.with(id));
        if (!device.isUnclaimed()) {
            throw new ProblemException(ProblemType.CONFLICT, "The device does not wait to be claimed");
        }
        device.reissue(code);
        changes.keep(device, What.CLAIM_CODE_ISSUED, Actor.of(maker), clock.instant());
        log.atInfo().addKeyValue("device", id).log("claim code issued anew");
    }

    private static boolean isMadeBy(Device device, Caller maker) {
        return switch (maker) {
            case Caller.Ops _ -> true;
            case Caller.Partner partner -> partner.partner().equals(device.partner());
            case Caller.Shopper _ -> false;
        };
    }

    /** Lets whoever shows the code take the device over until then; an offer made before is good no more. */
    @Transactional
    public DeviceView offer(DeviceId id, byte[] code, Instant until, Caller.Shopper owner, IfMatch ifMatch) {
        Device device = owned.lock(id, owner);
        ifMatch.require(device.version());
        Instant now = clock.instant();
        device.offer(code, until);
        changes.keep(device, What.TRANSFER_OFFERED, Actor.of(owner), now);
        devices.flush();
        return device.view(now);
    }

    /** Takes an offer back; doing it again changes nothing. */
    @Transactional
    public void withdraw(DeviceId id, Caller.Shopper owner) {
        Device device = owned.lock(id, owner);
        if (device.withdraw()) {
            changes.keep(device, What.TRANSFER_CANCELLED, Actor.of(owner), clock.instant());
        }
    }

    /** @param anew whether that was not so before */
    public record Authorized(DeviceView device, boolean anew) {}
}
