package larder.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import larder.sdk.DeviceKey;
import larder.stack.edge.Household;

/** The button that every new Larder begins with: claimed, and bound to laundry detergent. */
final class FirstDevice {

    private static final String MODEL = "larder-button";
    private static final String PRODUCT = "LAUNDRY-3L-01";

    private FirstDevice() {}

    /** Where a data folder keeps its key. */
    static Path in(Path folder) {
        return folder.resolve("first-device.json");
    }

    /** Adds it to the household and keeps its key in the file, unless that was done before; returns its slot if it is new. */
    static Optional<String> addTo(Household household, Path file) {
        if (Files.exists(file)) {
            return Optional.empty();
        }
        try {
            DeviceKey key = household.addWithSharedKey(MODEL);
            String slot = household.bind(key.deviceId(), Household.Wish.of(PRODUCT));
            key.save(file);
            return Optional.of(slot);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the first device's key", e);
        }
    }
}
