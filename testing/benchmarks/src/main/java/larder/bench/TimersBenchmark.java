package larder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;

/**
 * How many timers that are due a second an order-service runs while a million others wait, each with all that follows from it, beside the
 * same with a thousand that wait: two services with a database each in one PostgreSQL, taking turns.
 */
final class TimersBenchmark {

    private static final int FEW = 1_000;

    private final TestBed bed;
    private final Options options;

    TimersBenchmark(TestBed bed, Options options) {
        this.bed = bed;
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException, SQLException {
        new Broker(bed.kafka().bootstrapServers()).createLarderTopics();
        try (PostgresServer postgres = new PostgresServer(PostgresSettings.forOneRun()).start();
                ServiceProcess beforeFew = ServiceProcess.start(bed, postgres, "order-service", "https://localhost");
                ServiceProcess beforeMany = ServiceProcess.start(bed, postgres, "order-service", "https://localhost")) {
            PendingTimers few = new PendingTimers(beforeFew);
            PendingTimers many = new PendingTimers(beforeMany);
            TestBed.say("letting " + options.pendingTimers() + " timers wait");
            few.fill(FEW);
            many.fill(options.pendingTimers());
            few.perSecond(options.dueTimers());
            many.perSecond(options.dueTimers());
            return List.of(row(few, many));
        }
    }

    private Row row(PendingTimers few, PendingTimers many) throws SQLException, InterruptedException {
        List<Row.Pair> rounds = new ArrayList<>();
        for (int round = 0; round < options.timerRounds(); round++) {
            boolean fewFirst = round % 2 == 0;
            double floor = fewFirst ? few.perSecond(options.dueTimers()) : 0;
            double value = many.perSecond(options.dueTimers());
            if (!fewFirst) {
                floor = few.perSecond(options.dueTimers());
            }
            TestBed.say(String.format(Locale.ROOT, "timers round %d: %.0f/s, floor %.0f/s", round + 1, value, floor));
            rounds.add(new Row.Pair(value, floor));
        }
        return Row.of("timers-1m-waiting", "timers/s", rounds);
    }
}
