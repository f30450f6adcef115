package larder.order.childlock;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/** A secret of 4 to 8 digits, as somebody types it; it is never shown, and no text of it gets into a log. */
public record Pin(String digits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4,8}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Pin {
        if (digits == null || !SHAPE.matcher(digits).matches()) {
            throw new IllegalArgumentException("a PIN has 4 to 8 digits");
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
