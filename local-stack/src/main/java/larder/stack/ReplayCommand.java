package larder.stack;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import larder.stack.folder.Endpoints;
import larder.stack.replay.ReplayDeadLetters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts dead letters back to the topics they came from. */
@Command(
        name = "replay-dead-letters",
        mixinStandardHelpOptions = true,
        description = "Puts each dead letter back, once, to the topic it came from.")
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "only letters that came from this topic")
    private @Nullable String topic;

    @Option(names = "--dry-run", description = "only tells what would be put back")
    private boolean dryRun;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "another broker than that of the data folder")
    private @Nullable String kafka;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        String broker = kafka == null ? Endpoints.of(data.folder()).kafka() : kafka;
        List<ReplayDeadLetters.Letter> letters =
                new ReplayDeadLetters(broker).replay(from -> topic == null || topic.equals(from), dryRun);
        letters.forEach(each -> out.printf(
                "  %-10s %-16s %-8s %s%n",
                each.replayed() ? "put back" : each.topic().isEmpty() ? "left" : "would be",
                each.topic().isEmpty() ? "(origin unknown)" : each.topic(),
                each.place(),
                each.reason()));
        long replayed =
                letters.stream().filter(ReplayDeadLetters.Letter::replayed).count();
        out.println(replayed + " of " + letters.size() + " dead letters put back");
        out.flush();
        return 0;
    }
}
