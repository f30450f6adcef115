package larder.stack.demo;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import larder.stack.RunningLarder;
import larder.stack.audit.Audit;
import larder.stack.audit.AuditReport;
import larder.stack.audit.AuditSource;
import larder.stack.audit.Invariant;

/** The whole day. */
public final class Demo {

    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final RunningLarder larder;
    private final PrintWriter out;

    public Demo(RunningLarder larder, PrintWriter out) {
        this.larder = larder;
        this.out = out;
    }

    /** Lives the day and tells of it; whether all came true. */
    public boolean live() {
        Devices devices = new Devices(larder);
        OrderWatch orders = new OrderWatch(larder);
        Phone phone = new Phone(larder);
        Clock clock = Clock.systemUTC();
        List<Story> stories = new ArrayList<>();
        for (Scenario scenario : List.of(
                new OnePress(devices, orders),
                new PressedAgain(devices, orders, clock),
                new FallingLevel(devices, orders),
                new Refusals(larder, devices, orders, clock),
                new EngineKilled(larder, orders, clock),
                new Consent(larder, devices, orders, phone),
                new HandedOver(larder, devices, orders),
                new BrandSuspended(larder, devices, orders, phone, clock),
                new NoRegrets(larder, devices, orders, phone))) {
            stories.add(live(scenario));
        }
        stories.add(audit());
        summarise(stories);
        return stories.stream().allMatch(story -> story.broken().isEmpty());
    }

    private Story live(Scenario scenario) {
        Story story = new Story(out, scenario.title());
        try {
            scenario.live(story);
        } catch (RuntimeException e) {
            story.claim("it could be lived to its end; instead: " + e, false);
        }
        return story.ended();
    }

    private Story audit() {
        Story story = new Story(out, "10. The audit reads all topics and tables");
        AuditReport report = new Audit(AuditSource.of(larder.endpoints())).settled(SETTLING);
        for (Invariant each : Invariant.values()) {
            story.claim(
                    each.sentence() + " (" + report.checked(each) + " checked)",
                    report.of(each).isEmpty());
        }
        report.violations().stream().limit(20).forEach(each -> story.hop(each.subject(), each.what()));
        story.claim("there are no dead letters", report.deadLetters() == 0);
        return story.ended();
    }

    private void summarise(List<Story> stories) {
        out.println();
        for (Story story : stories) {
            out.printf(
                    "  %-6s %2d of %2d came true  %3d s  %s%n",
                    story.broken().isEmpty() ? "ok" : "FAILED",
                    story.claims() - story.broken().size(),
                    story.claims(),
                    story.length().toSeconds(),
                    story.title());
            story.broken().forEach(each -> out.println("         not true: " + each));
        }
        out.println();
        out.flush();
    }
}
