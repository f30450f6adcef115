package larder.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure, and how much of it.
 *
 * @param json whether rows are printed as JSON
 * @param quick whether a short run will do
 * @param only the benchmarks to run
 * @param feed products to search in and to import, instead of ones that are made up
 */
record Options(boolean json, boolean quick, Set<String> only, Optional<Path> feed) {

    static final Set<String> ALL = Set.of("ingest", "engine", "latency", "stock", "search", "import", "timers");

    static Options parse(String... args) {
        boolean json = false;
        boolean quick = false;
        Set<String> only = new HashSet<>();
        Optional<Path> feed = Optional.empty();
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = true;
                case "--quick" -> quick = true;
                case "--feed" -> feed = Optional.of(Path.of(rest.hasNext() ? rest.next() : ""));
                case "--only" -> only.add(rest.hasNext() ? rest.next() : "");
                default -> throw new IllegalArgumentException("no such option: " + word);
            }
        }
        if (!ALL.containsAll(only)) {
            throw new IllegalArgumentException("--only takes one of " + ALL);
        }
        return new Options(json, quick, only.isEmpty() ? ALL : Set.copyOf(only), feed);
    }

    boolean measures(String benchmark) {
        return only.contains(benchmark);
    }

    /** Connections that press at the same time. */
    int connections() {
        return 64;
    }

    int devices() {
        return quick ? 100 : 1_000;
    }

    int hmacPresses() {
        return quick ? 10_000 : 40_000;
    }

    int ed25519Presses() {
        return quick ? 3_000 : 12_000;
    }

    int floorPresses() {
        return quick ? 20_000 : 60_000;
    }

    /** Rounds before the first that counts: it takes some 300,000 requests until the compiler is done with the gateway. */
    int warmUps() {
        return quick ? 1 : 8;
    }

    /** The same where most of the code is warm. */
    int shortWarmUps() {
        return quick ? 1 : 2;
    }

    int ingestRounds() {
        return quick ? 2 : 5;
    }

    int decisions() {
        return quick ? 60_000 : 300_000;
    }

    int engineRounds() {
        return quick ? 1 : 3;
    }

    int reservations() {
        return quick ? 6_000 : 30_000;
    }

    int reservationRounds() {
        return quick ? 2 : 4;
    }

    /** Connections that reserve at the same time. */
    int reservationConnections() {
        return 4;
    }

    int latencyRounds() {
        return quick ? 1 : 4;
    }

    /** How long each side of a latency round is fed. */
    Duration latencyRound() {
        return Duration.ofSeconds(quick ? 5 : 10);
    }

    int searchRounds() {
        return quick ? 2 : 5;
    }

    /** Searches of a round, with as many reads between them. */
    int searches() {
        return quick ? 300 : 2_000;
    }

    int importRounds() {
        return quick ? 1 : 3;
    }

    /** Timers that wait while others are due. */
    int pendingTimers() {
        return 1_000_000;
    }

    int dueTimers() {
        return quick ? 2_000 : 5_000;
    }

    int timerRounds() {
        return quick ? 3 : 5;
    }

    int eventsPerSecond() {
        return 50;
    }
}
