package larder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import larder.contracts.Topics;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;

/**
 * How many orders a second get their stock, from {@code order-events} to {@code stock-events}, beside a bare update of a row in the
 * same PostgreSQL with as many connections: all of one product, and of a thousand in turn.
 */
final class ReservationBenchmark {

    private static final int PRODUCTS = 1_000;

    private final TestBed bed;
    private final Broker broker;
    private final Options options;

    ReservationBenchmark(TestBed bed, Options options) {
        this.bed = bed;
        this.broker = new Broker(bed.kafka().bootstrapServers());
        this.options = options;
    }

    List<Row> measure() throws IOException, InterruptedException {
        broker.createLarderTopics();
        try (PostgresServer postgres = new PostgresServer(PostgresSettings.forOneRun()).start();
                ServiceProcess catalog =
                        CatalogService.stocked(bed, postgres, PRODUCTS, options.reservationConnections())) {
            UpdateFloor floor = new UpdateFloor(postgres, PRODUCTS);
            reserve(catalog, PRODUCTS);
            return List.of(
                    row("reservations-hot", catalog, floor, 1), row("reservations-spread", catalog, floor, PRODUCTS));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Row row(String name, ServiceProcess catalog, UpdateFloor floor, int products) throws InterruptedException {
        List<Row.Pair> rounds = new ArrayList<>();
        for (int round = 0; round < options.reservationRounds(); round++) {
            double below = round % 2 == 0 ? bare(floor, products) : 0;
            double larder = reserve(catalog, products);
            if (round % 2 != 0) {
                below = bare(floor, products);
            }
            TestBed.say(
                    String.format(Locale.ROOT, "%s round %d: %.0f/s, floor %.0f/s", name, round + 1, larder, below));
            rounds.add(new Row.Pair(larder, below));
        }
        return Row.of(name, "reservations/s", rounds);
    }

    private double reserve(ServiceProcess catalog, int products) {
        try (CommittedOutput output = new CommittedOutput(broker, Topics.STOCK_EVENTS.name())) {
            broker.writeAll(OrderRequests.of(
                    products, options.reservations(), Clock.systemUTC().instant()));
            return output.perSecond(catalog.process(), options.reservations(), options.reservations() / 3);
        }
    }

    private double bare(UpdateFloor floor, int products) throws InterruptedException {
        return floor.perSecond(options.reservationConnections(), products, options.reservations());
    }
}
