package larder.stack.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;
import larder.embedded.ChildProcess;
import larder.embedded.ChildProcess.Program;
import larder.embedded.JavaCommand;
import larder.embedded.PrivateFile;
import larder.embedded.Signal;

/**
 * A service's executable jar laid out for a fast start: unpacked, so that classes come from plain jars, and with an archive of the
 * classes it loads, once {@link ClassArchives} has made one. A new build gets a new layout, and leaves running services theirs.
 */
final class ServiceImage {

    private static final String PREFIX = "layout-";

    private final Path executable;
    private final Path folder;

    private ServiceImage(Path executable) {
        this.executable = executable;
        this.folder = executable.resolveSibling(PREFIX + fingerprint(executable));
    }

    /** Tells builds apart by their content, for a reproducible build always has the same time. */
    private static String fingerprint(Path jar) {
        CRC32C print = new CRC32C();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            file.stream()
                    .map(entry -> entry.getName() + entry.getCrc() + entry.getSize())
                    .forEach(entry -> print.update(entry.getBytes(StandardCharsets.UTF_8)));
            return Long.toHexString(print.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    /** The layout of the newest build of a service. */
    static ServiceImage of(Service service, Path home) {
        Path target = home.resolve(service.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            throw ServiceFailed.notBuilt(service, home);
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(ServiceImage::new)
                    .orElseThrow(() -> ServiceFailed.notBuilt(service, home));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + target, e);
        }
    }

    /** The jar to run. */
    Path jar() {
        return folder.resolve(executable.getFileName());
    }

    /** The archive of loaded classes, which need not be there yet. */
    Path archive() {
        return folder.resolve("classes.jsa");
    }

    /** Unpacks the jar, unless that was done before. */
    void unpack(Path log) {
        if (Files.exists(jar())) {
            return;
        }
        try {
            Path fresh = Files.createTempDirectory(executable.getParent(), "unpacking-");
            run(log, "extract", "--destination", fresh.toString(), "--force");
            deleteFormer();
            moveUnlessDoneByAnother(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + executable, e);
        }
    }

    private void run(Path log, String... arguments) {
        List<String> options = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djarmode=tools");
        ChildProcess tool = new Program(
                        "unpacking of " + executable.getFileName(),
                        JavaCommand.jar(executable, options, arguments),
                        Map.of(),
                        log,
                        Signal.TERM)
                .start();
        if (tool.onExit().join() != 0) {
            throw new IllegalStateException("cannot unpack " + executable + ":\n" + tool.logTail());
        }
    }

    /** What runs from a former layout has its files open; what is deleted here is only their names. */
    private void deleteFormer() throws IOException {
        try (Stream<Path> siblings = Files.list(executable.toAbsolutePath().getParent())) {
            siblings.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .filter(each -> !each.equals(folder))
                    .forEach(PrivateFile::deleteAll);
        }
    }

    private void moveUnlessDoneByAnother(Path fresh) throws IOException {
        try {
            Files.move(fresh, folder);
        } catch (IOException e) {
            PrivateFile.deleteAll(fresh);
            if (!Files.exists(jar())) {
                throw e;
            }
        }
    }
}
