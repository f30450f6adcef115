package larder.testing;

import larder.embedded.KafkaBroker;
import larder.embedded.KafkaSettings;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;

/** PostgreSQL and Kafka from binaries on the class path. */
final class EmbeddedBacking implements LarderInfrastructure.Backing {

    private final PostgresServer postgres;
    private final KafkaBroker broker;

    EmbeddedBacking() {
        postgres = new PostgresServer(PostgresSettings.forOneRun()).start();
        broker = new KafkaBroker(KafkaSettings.forOneRun()).start();
    }

    @Override
    public String kafka() {
        return broker.bootstrapServers();
    }

    @Override
    public KafkaBroker broker() {
        return broker;
    }

    @Override
    public LarderInfrastructure.Database newDatabase(String name) {
        postgres.createDatabase(name);
        return new LarderInfrastructure.Database(postgres.jdbcUrl(name), PostgresServer.SUPERUSER, postgres.password());
    }
}
