package larder.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.contracts.Topics;
import larder.embedded.ChildProcess;

/** How many decisions a second the engine commits, beside an application that does one store get and put a record. */
final class EngineBenchmark {

    private static final String FLOOR_OUTPUT = "bench-floor-out";

    private final Broker broker;
    private final StreamsApps apps;
    private final Options options;

    EngineBenchmark(TestBed bed, Options options) {
        this.broker = new Broker(bed.kafka().bootstrapServers());
        this.apps = new StreamsApps(bed, broker);
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException {
        broker.create(FLOOR_OUTPUT);
        List<Row.Pair> rounds = new ArrayList<>();
        for (int round = 0; round < options.engineRounds(); round++) {
            double below = round % 2 == 0 ? floor(round) : 0;
            double larder = engine(round);
            if (round % 2 != 0) {
                below = floor(round);
            }
            TestBed.say(
                    String.format(Locale.ROOT, "decisions round %d: %.0f/s, floor %.0f/s", round + 1, larder, below));
            rounds.add(new Row.Pair(larder, below));
        }
        return List.of(Row.of("decisions", "decisions/s", rounds));
    }

    private double engine(int round) throws IOException {
        try (CommittedOutput output = new CommittedOutput(broker, Topics.DECISIONS.name())) {
            double rate = rate(apps.engine("bench-engine-" + round), output);
            if (output.orders() < HouseholdEvents.SLOTS) {
                throw new IllegalStateException("only " + output.orders() + " orders of " + HouseholdEvents.SLOTS
                        + " slots is not a fair run; one of the others: " + output.other());
            }
            return rate;
        }
    }

    private double floor(int round) {
        try (CommittedOutput output = new CommittedOutput(broker, FLOOR_OUTPUT)) {
            return rate(apps.getPut("bench-get-put-" + round, Topics.DEVICE_EVENTS.name(), FLOOR_OUTPUT), output);
        }
    }

    private double rate(ChildProcess app, CommittedOutput output) {
        try {
            return output.perSecond(app, options.decisions(), options.decisions() / 3);
        } finally {
            app.stop(Duration.ofSeconds(20));
        }
    }
}
