package larder.gateway.registry;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.key.KeyOffer;
import larder.gateway.key.KeyRing;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a device in as it leaves the factory. */
@Component
class RegisterDevice {

    private static final Logger log = LoggerFactory.getLogger(RegisterDevice.class);

    private final SecureRandom random = new SecureRandom();
    private final Devices devices;
    private final KeyRing keys;
    private final DeviceChanges changes;
    private final Clock clock;

    RegisterDevice(Devices devices, KeyRing keys, DeviceChanges changes, Clock clock) {
        this.devices = devices;
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** Registers a device with its first key. */
    @Transactional
    Registered register(String model, String serial, List<String> slots, KeyOffer key) {
        if (devices.existsByModelAndSerialAndStatusNot(model, serial, Status.DEREGISTERED)) {
            throw taken(model, serial, null);
        }
        DeviceId id = new DeviceId(UUID.randomUUID().toString());
        ClaimCode code = ClaimCode.draw(random);
        Instant now = clock.instant();
        Device device;
        try {
            device = devices.saveAndFlush(Device.register(id, model, serial, slots, code, now));
        } catch (DataIntegrityViolationException e) {
            throw taken(model, serial, e);
        }
        var given = keys.give(id, key, now);
        changes.tell(device);
        log.atInfo().addKeyValue("device", id).addKeyValue("model", model).log("device registered");
        return new Registered(id, code, given.secret());
    }

    private static ProblemException taken(String model, String serial, @Nullable Exception cause) {
        String detail = "Serial " + serial + " of model " + model + " is registered already";
        return cause == null
                ? new ProblemException(ProblemType.CONFLICT, detail)
                : new ProblemException(ProblemType.CONFLICT, detail, cause);
    }

    /**
     * What the factory learns once.
     *
     * @param secret the shared secret, for a device that has one
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
    record Registered(DeviceId device, ClaimCode code, byte @Nullable [] secret) {}
}
