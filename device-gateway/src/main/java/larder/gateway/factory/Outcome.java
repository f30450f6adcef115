package larder.gateway.factory;

import larder.contracts.DeviceId;
import larder.gateway.claim.ClaimCode;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What became of a registration. */
sealed interface Outcome {

    /**
     * What the factory learns once.
     *
     * @param secret the shared secret in base64, for a device that has one
     */
    record Registered(
            DeviceId device, ClaimCode code, @Nullable String secret) implements Outcome {
        @Override
        public String toString() {
            return "Registered[device=" + device + "]";
        }
    }

    /** It had been registered before; nothing has changed. */
    record Already(DeviceId device) implements Outcome {}

    /** It cannot be registered. */
    record Refused(ProblemType type, String detail) implements Outcome {
        static Refused by(ProblemException refusal) {
            return new Refused(refusal.type(), String.valueOf(refusal.getMessage()));
        }
    }
}
