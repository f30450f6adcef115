package larder.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, read as text. */
final class SourceTree {

    private static final Path ROOT = root();

    private SourceTree() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String read(String relative) {
        return read(path(relative));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The production sources under a folder of the repository. */
    static List<Path> mainSources(String folder) {
        return files(folder).stream()
                .filter(file -> ROOT.relativize(file).toString().contains("src/main/java/"))
                .toList();
    }

    static List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(path(folder))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/metrics.md"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("No docs/metrics.md above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
