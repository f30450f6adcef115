package larder.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.contracts.Topics;
import larder.embedded.ChildProcess;

/**
 * How long a decision takes at a light, even load, from the record going in to the committed record coming out, beside an
 * application that only passes records on.
 */
final class LatencyBenchmark {

    private static final String FLOOR_INPUT = "bench-pass-in";
    private static final String FLOOR_OUTPUT = "bench-pass-out";

    private final Broker broker;
    private final StreamsApps apps;
    private final Options options;

    LatencyBenchmark(TestBed bed, Options options) {
        this.broker = new Broker(bed.kafka().bootstrapServers());
        this.apps = new StreamsApps(bed, broker);
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException {
        broker.create(FLOOR_INPUT);
        broker.create(FLOOR_OUTPUT);
        ChildProcess engine = apps.engine("bench-latency-engine");
        ChildProcess floor = apps.passThrough("bench-pass-through", FLOOR_INPUT, FLOOR_OUTPUT);
        try (CommittedOutput decisions = new CommittedOutput(broker, Topics.DECISIONS.name());
                CommittedOutput passed = new CommittedOutput(broker, FLOOR_OUTPUT);
                SteadyFeed feed = new SteadyFeed(broker, options.eventsPerSecond())) {
            warmUp(engine, decisions, floor, passed);
            List<Row.Pair> middle = new ArrayList<>();
            List<Row.Pair> tail = new ArrayList<>();
            for (int round = 0; round < options.latencyRounds(); round++) {
                Samples below = feed.latencies(FLOOR_INPUT, passed, options.latencyRound());
                Samples larder = feed.latencies(Topics.DEVICE_EVENTS.name(), decisions, options.latencyRound());
                middle.add(new Row.Pair(larder.median(), below.median()));
                tail.add(new Row.Pair(larder.percentile(99), below.percentile(99)));
                TestBed.say(String.format(
                        Locale.ROOT,
                        "press to decision round %d: p50 %.1f ms, floor %.1f ms",
                        round + 1,
                        larder.median(),
                        below.median()));
            }
            return List.of(Row.of("press-to-decision-p50", "ms", middle), Row.of("press-to-decision-p99", "ms", tail));
        } finally {
            engine.stop(Duration.ofSeconds(20));
            floor.stop(Duration.ofSeconds(20));
        }
    }

    /** Lets both chew what has been loaded, so that neither is measured with a cold JVM. */
    private void warmUp(ChildProcess engine, CommittedOutput decisions, ChildProcess floor, CommittedOutput passed) {
        TestBed.say("warming up the engine and the pass-through");
        broker.writeAll(
                HouseholdEvents.reports(options.decisions(), Clock.systemUTC().instant())
                        .map(record -> HouseholdEvents.redirected(record, FLOOR_INPUT)));
        passed.perSecond(floor, options.decisions(), 0);
        decisions.perSecond(engine, options.decisions(), 0);
    }
}
