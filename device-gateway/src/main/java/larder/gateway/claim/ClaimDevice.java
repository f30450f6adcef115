package larder.gateway.claim;

import larder.contracts.ShopperId;
import larder.gateway.registry.DeviceView;
import larder.gateway.registry.HandOver;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a device to the shopper who holds its code. Who guesses too often is not even looked at for a while, and told the
 * same: no answer tells that a code is a good one.
 */
@Component
class ClaimDevice {

    private final Guesses guesses;
    private final HandOver handOver;
    private final TransactionTemplate transaction;

    ClaimDevice(Guesses guesses, HandOver handOver, TransactionTemplate transaction) {
        this.guesses = guesses;
        this.handOver = handOver;
        this.transaction = transaction;
    }

    DeviceView claim(ShopperId shopper, String remoteAddress, String given) {
        Guesser guesser = Guesser.of(shopper, remoteAddress);
        if (!guesses.allow(guesser)) {
            throw invalid();
        }
        return ClaimCode.read(given)
                .map(code -> transaction.execute(_ -> accept(code, shopper, guesser)))
                .orElseThrow(ClaimDevice::invalid);
    }

    private DeviceView accept(ClaimCode code, ShopperId shopper, Guesser guesser) {
        DeviceView device = handOver.accept(code.hash(), shopper).orElseThrow(ClaimDevice::invalid);
        guesses.forgive(guesser);
        return device;
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.CLAIM_CODE_INVALID, "Check the code printed on the device");
    }
}
