package larder.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
final class Home {

    private Home() {}

    static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("larder"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not inside the source tree");
            }
            folder = parent;
        }
        return folder;
    }
}
