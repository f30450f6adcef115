package larder.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A name for one thing, opaque to everybody but its maker. Every id is a plain JSON string on the wire; its text is also
 * its Kafka key.
 */
public interface Identifier {

    /** Letters, digits and {@code . _ ~ -}: safe in a URL path, a header, a log line and a metric. */
    Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    @JsonValue
    String value();

    /** Returns the value, or throws when it is not of the common {@link #SHAPE}. */
    static String require(String value, String what) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to 64 letters, digits or . _ ~ -");
        }
        return value;
    }
}
