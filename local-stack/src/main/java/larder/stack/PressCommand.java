package larder.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.folder.Endpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Presses the first button of a running Larder. */
@Command(
        name = "press",
        mixinStandardHelpOptions = true,
        description = "Presses the first button of a running Larder, signed, over HTTPS.")
final class PressCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "how long to wait for the decision; default 5")
    private int wait = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Endpoints endpoints = Endpoints.of(data.folder());
        PrintWriter out = Console.out(spec);
        try (DeviceClient button = DeviceClient.builder(
                        endpoints.url("device-gateway"), DeviceKey.load(endpoints.firstDevice()))
                .trusting(endpoints.ca())
                .waitFor(Duration.ofSeconds(wait))
                .build()) {
            return switch (button.press()) {
                case Outcome.Decided decided -> {
                    out.println(
                            decided.answer() == Outcome.Answer.ORDER
                                    ? "ORDER " + decided.orderId()
                                    : "IGNORED " + decided.reason()
                                            + (decided.orderId() == null ? "" : ", open order " + decided.orderId()));
                    yield 0;
                }
                case Outcome.Accepted accepted -> {
                    out.println("ACCEPTED, decision " + accepted.decisionId() + " to come");
                    yield 0;
                }
                case Outcome.Refused refused -> {
                    out.println("REFUSED " + refused.type() + " " + refused.detail());
                    yield 1;
                }
                case Outcome.GaveUp gaveUp -> {
                    out.println("NO ANSWER after " + gaveUp.attempts() + " attempts: " + gaveUp.lastCause());
                    yield 1;
                }
            };
        }
    }
}
