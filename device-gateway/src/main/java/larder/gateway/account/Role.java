package larder.gateway.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may be. Everybody is a shopper; the rest is given by ops. */
enum Role {
    SHOPPER,
    COURIER,
    OPS,
    PARTNER;

    @JsonValue
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
