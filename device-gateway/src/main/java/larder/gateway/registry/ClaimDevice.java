package larder.gateway.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.contracts.device.DeviceState;
import larder.gateway.GatewayProperties;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a device to the shopper who holds its code. Who guesses too often is not even looked at for a while. */
@Component
class ClaimDevice {

    private static final Logger log = LoggerFactory.getLogger(ClaimDevice.class);
    private static final int ACCOUNTS = 100_000;

    private final Devices devices;
    private final DeviceChanges changes;
    private final Clock clock;
    private final int allowedGuesses;
    private final Cache<ShopperId, Integer> wrongGuesses;

    ClaimDevice(Devices devices, DeviceChanges changes, Clock clock, GatewayProperties properties) {
        this.devices = devices;
        this.changes = changes;
        this.clock = clock;
        this.allowedGuesses = properties.claiming().guesses();
        this.wrongGuesses = Caffeine.newBuilder()
                .maximumSize(ACCOUNTS)
                .expireAfterWrite(properties.claiming().within())
                .build();
    }

    @Transactional
    DeviceState claim(ShopperId shopper, String typedCode) {
        Integer wrong = wrongGuesses.getIfPresent(shopper);
        if (wrong != null && wrong >= allowedGuesses) {
            throw invalid();
        }
        Optional<Device> found = ClaimCode.read(typedCode).flatMap(code -> devices.findByClaimHash(code.hash()));
        if (found.isEmpty()) {
            wrongGuesses.asMap().merge(shopper, 1, Integer::sum);
            throw invalid();
        }
        Device device = found.get();
        device.claim(shopper, clock.instant());
        changes.tell(device);
        log.atInfo().addKeyValue("device", device.id()).log("device claimed");
        return device.state();
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.CLAIM_CODE_INVALID, "Check the code printed on the device");
    }
}
