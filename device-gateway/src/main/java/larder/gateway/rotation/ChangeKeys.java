package larder.gateway.rotation;

import java.time.Clock;
import java.util.Optional;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.key.KeyOffer;
import larder.gateway.key.KeyRing;
import larder.gateway.key.KeyView;
import larder.gateway.registry.KeyedDevices;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets those whose device it is, and ops, change its keys. */
@Component
class ChangeKeys {

    private static final Logger log = LoggerFactory.getLogger(ChangeKeys.class);

    private final KeyRing keys;
    private final KeyedDevices devices;
    private final Clock clock;

    ChangeKeys(KeyRing keys, KeyedDevices devices, Clock clock) {
        this.keys = keys;
        this.devices = devices;
        this.clock = clock;
    }

    void require(DeviceId device, Optional<ShopperId> shopper) {
        devices.require(device, shopper);
    }

    /** Gives a device that has not come to its end a further key. */
    @Transactional
    KeyRing.Given add(DeviceId device, KeyOffer offer) {
        devices.lock(device);
        KeyRing.Given given = keys.give(device, offer, clock.instant());
        devices.keysChanged(device);
        log.atInfo()
                .addKeyValue("device", device)
                .addKeyValue("key", given.keyId())
                .log("device key added");
        return given;
    }

    @Transactional
    KeyView revoke(DeviceId device, String key, Optional<ShopperId> shopper) {
        devices.require(device, shopper);
        KeyView revoked = keys.revoke(device, key, clock.instant())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The device has no such key"));
        devices.keysChanged(device);
        log.atInfo().addKeyValue("device", device).addKeyValue("key", key).log("device key revoked");
        return revoked;
    }
}
