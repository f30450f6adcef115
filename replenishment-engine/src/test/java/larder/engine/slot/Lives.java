package larder.engine.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import larder.contracts.binding.LevelRule;
import larder.contracts.device.DeviceState.Status;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Made-up lives of a slot: everything mixed, or mostly one thing so that its rarer turns come up. */
final class Lives {

    /** One step of a life; {@code pause} is the time since the step before. */
    sealed interface Step {

        Duration pause();

        record Bind(
                Duration pause,
                String owner,
                boolean paused,
                boolean needsChoice,
                boolean several,
                int cap,
                @Nullable LevelRule rule)
                implements Step {}

        record Unbind(Duration pause) implements Step {}

        record Register(Duration pause, Status status) implements Step {}

        /** Ends the order made {@code back} orders ago. */
        record EndOrder(Duration pause, int back, int how) implements Step {}

        /** Sends a new event, or one with the id of an event {@code idsBack} ids ago. */
        record Send(Duration pause, Kind kind, int idsBack, String amount, Duration age) implements Step {}
    }

    enum Kind {
        PRESS,
        WISH,
        LEVEL,
        USAGE
    }

    private static final String[] AMOUNTS = {
        "-1", "0", "1", "4", "9.5", "13", "15", "19.99", "20", "20.01", "25", "30", "30.1", "40", "39.9", "50", "79",
        "90", "100", "100.01"
    };

    private Lives() {}

    static Arbitrary<List<Step>> mixed() {
        Arbitrary<Duration> pauses =
                times("PT0S", "PT1S", "PT20S", "PT59S", "PT60S", "PT5M", "PT20M", "PT2H", "PT13H", "PT36H");
        Arbitrary<Step> sends = sends(
                pauses,
                Arbitraries.of(Kind.PRESS, Kind.PRESS, Kind.WISH, Kind.LEVEL, Kind.LEVEL, Kind.LEVEL, Kind.USAGE),
                times(
                        "PT0S",
                        "PT0S",
                        "PT0S",
                        "PT0S",
                        "PT3S",
                        "PT30S",
                        "PT10M",
                        "PT10M0.001S",
                        "PT1H",
                        "PT24H",
                        "PT24H1S",
                        "PT-60S",
                        "PT-61S"));
        return lives(sends, 30, ends(pauses), 6, binds(pauses), 2, registers(pauses), 1);
    }

    /** Readings that mostly arrive in order, and orders that end in every way. */
    static Arbitrary<List<Step>> ofSensors() {
        Arbitrary<Duration> pauses = times("PT20M", "PT1H", "PT2H", "PT13H");
        Arbitrary<Step> sends = sends(
                pauses,
                Arbitraries.of(Kind.LEVEL, Kind.LEVEL, Kind.LEVEL, Kind.LEVEL, Kind.USAGE),
                times("PT0S", "PT0S", "PT0S", "PT0S", "PT0S", "PT1H"));
        return lives(sends, 40, ends(pauses), 14, binds(pauses), 1, unbinds(pauses), 1);
    }

    /** Low levels, and a household that cancels most of what they order. */
    static Arbitrary<List<Step>> ofCancelling() {
        Arbitrary<Duration> pauses = times("PT5H", "PT13H", "PT36H");
        Arbitrary<Step> sends = Combinators.combine(
                        pauses,
                        Arbitraries.of(Kind.LEVEL, Kind.LEVEL, Kind.LEVEL, Kind.WISH, Kind.USAGE),
                        Arbitraries.of(0, 0, 0, 1),
                        Arbitraries.of("4", "9.5", "13", "13", "15", "15", "15", "15", "15", "15", "15", "40"),
                        times("PT0S", "PT3S"))
                .as(Step.Send::new);
        Arbitrary<Step> ends = Combinators.combine(
                        pauses, Arbitraries.of(0, 0, 0, 1), Arbitraries.of(4, 4, 4, 7, 7, 7, 0, 9, 10))
                .as(Step.EndOrder::new);
        return lives(sends, 120, ends, 80, binds(pauses), 1, unbinds(pauses), 1);
    }

    /** Presses and their repeats in quick succession, with owners and orders changing. */
    static Arbitrary<List<Step>> ofButtons() {
        Arbitrary<Duration> pauses = times("PT0S", "PT20S", "PT40S", "PT2M");
        Arbitrary<Step> sends = sends(
                pauses,
                Arbitraries.of(Kind.PRESS, Kind.PRESS, Kind.WISH),
                times("PT0S", "PT0S", "PT0S", "PT30S", "PT5M", "PT10M"));
        return lives(sends, 40, ends(pauses), 20, binds(pauses), 5, unbinds(pauses), 1);
    }

    private static Arbitrary<List<Step>> lives(
            Arbitrary<Step> sends,
            int sendsWeight,
            Arbitrary<Step> ends,
            int endsWeight,
            Arbitrary<Step> binds,
            int bindsWeight,
            Arbitrary<Step> others,
            int othersWeight) {
        Step bound = new Step.Bind(Duration.ZERO, "kim", false, false, false, 4, Kitchen.PERCENT);
        return Arbitraries.frequencyOf(
                        Tuple.of(sendsWeight, sends),
                        Tuple.of(endsWeight, ends),
                        Tuple.of(bindsWeight, binds),
                        Tuple.of(othersWeight, others))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(steps -> Stream.concat(Stream.of(bound), steps.stream()).toList());
    }

    private static Arbitrary<Duration> times(String... durations) {
        return Arbitraries.of(durations).map(Duration::parse);
    }

    private static Arbitrary<Step> sends(Arbitrary<Duration> pauses, Arbitrary<Kind> kinds, Arbitrary<Duration> ages) {
        return Combinators.combine(
                        pauses,
                        kinds,
                        Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 2, 7, 8, 9, 12),
                        Arbitraries.of(AMOUNTS),
                        ages)
                .as(Step.Send::new);
    }

    private static Arbitrary<Step> ends(Arbitrary<Duration> pauses) {
        return Combinators.combine(
                        pauses,
                        Arbitraries.of(0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 10))
                .as(Step.EndOrder::new);
    }

    private static Arbitrary<Step> binds(Arbitrary<Duration> pauses) {
        Arbitrary<@Nullable LevelRule> rules = Arbitraries.of(
                        Kitchen.PERCENT,
                        Kitchen.PERCENT,
                        new LevelRule(new BigDecimal("100.0"), new BigDecimal(50), BigDecimal.ZERO),
                        new LevelRule(new BigDecimal(30), new BigDecimal(10), new BigDecimal("2.5")))
                .injectNull(0.1);
        return Combinators.combine(
                        pauses,
                        Arbitraries.of("kim", "kim", "kim", "lee"),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.integers().between(1, 4),
                        rules)
                .as(Step.Bind::new);
    }

    private static Arbitrary<Step> unbinds(Arbitrary<Duration> pauses) {
        return pauses.map(Step.Unbind::new);
    }

    private static Arbitrary<Step> registers(Arbitrary<Duration> pauses) {
        Arbitrary<Step> changes =
                Combinators.combine(pauses, Arbitraries.of(Status.class)).as(Step.Register::new);
        return Arbitraries.oneOf(List.of(changes, unbinds(pauses)));
    }
}
