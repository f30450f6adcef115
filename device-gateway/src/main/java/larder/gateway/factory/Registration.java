package larder.gateway.factory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import larder.gateway.key.KeyOffer;

/**
 * A device as its maker registers it.
 *
 * @param model what it is; its slots are the model's
 * @param key its first key
 */
record Registration(
        @NotNull @Pattern(regexp = NAME) String serial,
        @NotNull @Pattern(regexp = NAME) String model,
        @NotNull @Valid KeyOffer key) {

    private static final String NAME = "[A-Za-z0-9._~-]{1,64}";

    /** What no other device of the file may share with it. */
    String identity() {
        return model + "/" + serial;
    }
}
