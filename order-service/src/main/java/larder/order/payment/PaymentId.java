package larder.order.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import larder.contracts.Identifier;

/** One attempt to be paid for an order. */
public record PaymentId(UUID uuid) implements Identifier {

    /** Reads the canonical text form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentId of(String value) {
        return new PaymentId(UUID.fromString(value));
    }

    static PaymentId random() {
        return new PaymentId(UUID.randomUUID());
    }

    @Override
    public String value() {
        return uuid.toString();
    }

    @Override
    public String toString() {
        return value();
    }
}
