package larder.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this repository, read as text. */
final class SourceTree {

    private static final Set<String> NOT_WRITTEN_BY_HAND = Set.of("target", ".git", ".larder", "node_modules");
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

    /** The test sources under a folder of the repository. */
    static List<Path> testSources(String folder) {
        return files(folder).stream()
                .filter(file -> ROOT.relativize(file).toString().contains("src/test/java/"))
                .toList();
    }

    /** Every Markdown file that is written by hand. */
    static List<Path> documents() {
        return files("").stream()
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    private static List<Path> files(String folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(path(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    return NOT_WRITTEN_BY_HAND.contains(entered.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/metrics.md"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "No docs/metrics.md above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
