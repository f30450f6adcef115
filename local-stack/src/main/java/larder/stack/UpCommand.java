package larder.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import larder.stack.folder.Endpoints;
import larder.stack.run.Stack;
import larder.stack.run.StackSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and runs until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, Kafka and the five services, and runs until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "how long an order can be cancelled, such as PT20S; default 30 minutes, a day for sensors")
    private @Nullable Duration grace;

    @Option(
            names = "--carrier-step",
            paramLabel = "DURATION",
            description = "how long a parcel stays at each step of its way; default PT30S")
    private @Nullable Duration carrierStep;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Console.out(spec);
        StackSettings settings =
                StackSettings.of(DataOption.home(), data.folder()).withEnvironment(environment());
        out.println("Larder on " + settings.data());
        Stack stack = Stack.on(settings, new ConsoleProgress(out));
        Ending.onSignal(stack, out);
        RunningLarder larder = RunningLarder.start(stack);
        greet(larder.endpoints(), out);
        stack.rehearseStarts();
        new CountDownLatch(1).await();
        return 0;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        if (grace != null) {
            environment.put("LARDER_ORDER_GRACE_PRESS", grace.toMillis() + "ms");
            environment.put("LARDER_ORDER_GRACE_READING", grace.toMillis() + "ms");
        }
        if (carrierStep != null) {
            environment.put("LARDER_CARRIER_STEP_DELAY", carrierStep.toMillis() + "ms");
        }
        return environment;
    }

    private static void greet(Endpoints endpoints, PrintWriter out) {
        out.println();
        out.printf("  %-22s %s%n", "everything", endpoints.api());
        out.printf("  %-22s %s%n", "its API", endpoints.api().resolve("/api/openapi.yaml"));
        out.printf("  %-22s %s%n", "mails", endpoints.outbox());
        out.printf(
                "  %-22s %s, password in %s%n",
                "log in as", endpoints.shopper().email(), endpoints.shopper().passwordFile());
        out.printf("  %-22s %s%n", "trust it with", endpoints.ca());
        out.printf("  %-22s %s%n", "where all is", endpoints.data().resolve("endpoints.json"));
        out.println();
        out.println("Press the first button (it reorders laundry detergent), from another terminal:");
        out.println();
        out.println("  ./larder press --data '" + endpoints.data() + "'");
        out.println();
        out.println("Ctrl-C ends everything.");
        out.flush();
    }
}
