package larder.gateway.signature;

import java.time.Instant;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/** The parameters of a signature that Larder asks for. */
record SignatureParameters(Parameters parameters) {

    DeviceId keyId() {
        try {
            return new DeviceId(text("keyid"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.SIGNATURE_MALFORMED, "keyid must be the device's id", e);
        }
    }

    EventId nonce() {
        try {
            return new EventId(text("nonce"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.SIGNATURE_MALFORMED, "nonce must be the event's id", e);
        }
    }

    SignatureAlgorithm algorithm() {
        SignatureAlgorithm algorithm = SignatureAlgorithm.find(text("alg"));
        if (algorithm == null) {
            throw MessageSignature.malformed("alg must be hmac-sha256, ed25519 or ecdsa-p256-sha256");
        }
        return algorithm;
    }

    Instant created() {
        Instant created = time("created");
        if (created == null) {
            throw MessageSignature.malformed("created is missing");
        }
        return created;
    }

    @Nullable
    Instant expires() {
        return time("expires");
    }

    /** A structured-field integer has at most 15 digits, so every one is a time. */
    private @Nullable Instant time(String name) {
        return switch (find(name)) {
            case null -> null;
            case IntegerItem seconds -> Instant.ofEpochSecond(seconds.getAsLong());
            case Item<?> _ -> throw MessageSignature.malformed(name + " must be whole seconds since 1970");
        };
    }

    private String text(String name) {
        return switch (find(name)) {
            case null -> throw MessageSignature.malformed(name + " is missing");
            case StringItem text -> text.get();
            case Item<?> _ -> throw MessageSignature.malformed(name + " must be a string");
        };
    }

    private @Nullable Item<?> find(String name) {
        return parameters.get(name);
    }
}
