package larder.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        try {
            Path data = Files.createTempDirectory("larder-system-");
            Reaper.shared().deleteAtEnd(data);
            RunningLarder larder = RunningLarder.start(
                    StackSettings.of(Home.folder(), data)
                            .withEnvironment(StackSettings.hurried(Duration.ofSeconds(1), Duration.ofMillis(200))),
                    Progress.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(larder::close));
            return larder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
