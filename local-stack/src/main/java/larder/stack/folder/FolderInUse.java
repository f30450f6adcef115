package larder.stack.folder;

import java.nio.file.Path;

/** Another Larder runs on the folder. */
public final class FolderInUse extends RuntimeException {

    private FolderInUse(String message) {
        super(message);
    }

    static FolderInUse of(Path folder) {
        return new FolderInUse("Another Larder runs on " + folder + ". End it, or choose another folder with --data.");
    }
}
