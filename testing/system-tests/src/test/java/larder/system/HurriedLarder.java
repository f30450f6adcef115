package larder.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import larder.embedded.Reaper;
import larder.stack.RunningLarder;
import larder.stack.run.Progress;
import larder.stack.run.StackSettings;

/** One Larder for all tests of this module, in which orders live for seconds; it ends with the JVM, however that ends. */
public final class HurriedLarder {

    private static final class Holder {
        static final RunningLarder RUNNING = start();
    }

    private HurriedLarder() {}

    public static RunningLarder running() {
        return Holder.RUNNING;
    }

    private static RunningLarder start() {
        RunningLarder larder = RunningLarder.start(settings(Map.of()), Progress.silent());
        Runtime.getRuntime().addShutdownHook(new Thread(larder::close));
        return larder;
    }

    /** How a Larder in a hurry runs on a new data folder, with more for the environment of its services. */
    public static StackSettings settings(Map<String, String> more) {
        try {
            Path data = Files.createTempDirectory("larder-system-");
            Reaper.shared().deleteAtEnd(data);
            Map<String, String> environment =
                    new HashMap<>(StackSettings.hurried(Duration.ofSeconds(1), Duration.ofMillis(200)));
            environment.putAll(more);
            return StackSettings.of(Home.folder(), data).withEnvironment(environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
