package larder.stack.folder;

import java.nio.file.Path;

/** Nothing runs on the folder. */
public final class NotRunning extends RuntimeException {

    private NotRunning(String message) {
        super(message);
    }

    static NotRunning on(Path folder) {
        return new NotRunning("No Larder runs on " + folder.toAbsolutePath().normalize()
                + ". Start one with ./larder up, or name its folder with --data.");
    }
}
