package larder.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import larder.embedded.PrivateFile;
import larder.embedded.Reaper;
import larder.stack.demo.Demo;
import larder.stack.run.Stack;
import larder.stack.run.StackSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything afresh, lives a household's day and ends everything; exit code 0 only when all came true. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything, lives a household's day over the real edges, and says whether all came true.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration CARRIER_STEP = Duration.ofMillis(300);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keeps all state in this folder; by default it is a temporary one, deleted in the end")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        Path folder = data == null ? temporary() : data.toAbsolutePath().normalize();
        StackSettings settings =
                StackSettings.of(DataOption.home(), folder).withEnvironment(StackSettings.hurried(GRACE, CARRIER_STEP));
        out.println("Starting PostgreSQL, Kafka and the five services on " + folder);
        Stack stack = Stack.on(settings, new ConsoleProgress(out));
        Ending.onSignal(stack, out);
        boolean allTrue;
        try (RunningLarder larder = RunningLarder.start(stack)) {
            allTrue = new Demo(larder, out).live();
        }
        if (data == null) {
            PrivateFile.deleteAll(folder);
        }
        out.println(allTrue ? "All came true." : "Not all came true.");
        out.flush();
        return allTrue ? 0 : 1;
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("larder-demo-");
            Reaper.shared().deleteAtEnd(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }
}
