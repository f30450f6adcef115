package larder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the runnable jar of a service that the build left in the repository. */
final class ServiceJar {

    private ServiceJar() {}

    static Path of(String service) throws IOException {
        Path target = Path.of(service, "target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith("-exec.jar"))
                        .toList();
                if (jars.size() == 1) {
                    return jars.getFirst().toAbsolutePath();
                }
            }
        }
        throw new IOException("no jar of " + service + ": build first, and run from the repository's root");
    }
}
