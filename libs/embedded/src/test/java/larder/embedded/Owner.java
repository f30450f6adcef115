package larder.embedded;

import java.io.PrintStream;
import java.util.Objects;

/** A program that starts what it owns, tells about it and waits to be killed. */
final class Owner {

    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
        PostgresSettings postgres = PostgresSettings.forOneRun();
        KafkaSettings kafka = KafkaSettings.forOneRun();
        PostgresServer server = new PostgresServer(postgres).start();
        KafkaBroker broker = new KafkaBroker(kafka).start();
        PrintStream told = Objects.requireNonNull(System.out);
        told.println(server.pid() + " " + broker.pid() + " " + Reaper.shared().pid() + " " + postgres.folder() + " "
                + kafka.folder());
        Thread.currentThread().join();
    }
}
