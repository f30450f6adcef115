package larder.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import larder.stack.audit.Audit;
import larder.stack.audit.AuditReport;
import larder.stack.audit.AuditSource;
import larder.stack.audit.Invariant;
import larder.stack.audit.Violation;
import larder.stack.folder.Endpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks the invariants of a running Larder; exit code 0 when they hold, 1 when not. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the promises of a running Larder against its topics and tables.")
final class AuditCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "prints one JSON object instead of a table")
    private boolean json;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "how long something may look broken because it is under way; default 15")
    private int settle = 15;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        AuditReport report = new Audit(AuditSource.of(Endpoints.of(data.folder()))).settled(Duration.ofSeconds(settle));
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(report));
        } else {
            print(report, out);
        }
        out.flush();
        return report.clean() ? 0 : 1;
    }

    static void print(AuditReport report, PrintWriter out) {
        out.printf("  %-9s %8s %7s  %s%n", "", "checked", "broken", "invariant");
        for (Invariant each : Invariant.values()) {
            int broken = report.of(each).size();
            out.printf(
                    "  %-9s %8d %7d  %s%n",
                    broken == 0 ? "holds" : "BROKEN", report.checked(each), broken, each.sentence());
        }
        List<Violation> violations = report.violations();
        violations.stream()
                .limit(MOST_SHOWN)
                .forEach(each -> out.println("  " + each.invariant() + " " + each.subject() + ": " + each.what()));
        if (violations.size() > MOST_SHOWN) {
            out.println("  ... and " + (violations.size() - MOST_SHOWN) + " more");
        }
        if (report.deadLetters() > 0 || report.unreadable() > 0) {
            out.println("  " + report.deadLetters() + " dead letters (./larder replay-dead-letters), "
                    + report.unreadable() + " unreadable records");
        }
    }
}
