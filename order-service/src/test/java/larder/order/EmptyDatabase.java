package larder.order;

import larder.testing.LarderInfrastructure;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The service's tables without the service, for what is judged by rows and a clock alone. */
public final class EmptyDatabase {

    private EmptyDatabase() {}

    /** A new one; each statement commits by itself. */
    public static JdbcClient create() {
        LarderInfrastructure.Database fresh = LarderInfrastructure.shared().newDatabase();
        var connection = new SingleConnectionDataSource(fresh.url(), fresh.user(), fresh.password(), true);
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        return JdbcClient.create(connection);
    }
}
