package larder.stack;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the data folder. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder of all state; default .larder in the source tree")
    private Path folder = home().resolve(".larder");

    Path folder() {
        return folder.toAbsolutePath().normalize();
    }

    /** The source tree with the built jars, as the script tells it. */
    static Path home() {
        return Path.of(System.getProperty("larder.home", "")).toAbsolutePath();
    }
}
