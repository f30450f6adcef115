package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.Consent;
import larder.testing.LarderInfrastructure;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was bound before there was a choice goes on as it was, and is looked through once. */
class FormerBindingsIT {

    private final LarderInfrastructure.Database database =
            LarderInfrastructure.shared().newDatabase();
    private final DriverManagerDataSource connections =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(connections);

    @Test
    void keepsBindingsAndLooksThroughThoseThatCannotOrderAnyMore() {
        migrateTo("1");
        jdbc.sql("insert into category (id, name_en, name_ko) values ('water', 'Water', '물')")
                .update();
        product("SOLD", true);
        product("GONE", false);
        bind("dev-1:main", "SOLD");
        bind("dev-2:main", "GONE");

        migrateTo("latest");

        assertThat(jdbc.sql("select consent from binding").query(String.class).list())
                .hasSize(2)
                .allSatisfy(json -> assertThat(new StoredConsent().convertToEntityAttribute(json))
                        .isEqualTo(Consent.UNASKED));
        assertThat(jdbc.sql(
                                "select count(*) from binding where delivery_preference = 'DOORSTEP' and choice_reason is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select subject from binding_review where kind = 'PRODUCT'")
                        .query(String.class)
                        .list())
                .containsExactly("GONE");
        assertThat(jdbc.sql("select amount_minor from price_in_force('SOLD', now()) where currency = 'USD'")
                        .query(Long.class)
                        .single())
                .isEqualTo(450);
        assertThat(jdbc.sql("""
                        select p.subject_key || ' ' || p.state || ' ' || c.by from sale_policy p
                        join sale_policy_change c on c.policy = p.id and c.version = p.version
                        """).query(String.class).list()).containsExactly("GONE SUSPENDED migration");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/support", "classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void product(String sku, boolean saleable) {
        jdbc.sql("""
                        insert into product (sku, brand, name_en, name_ko, category_id, pack_count, pack_size, pack_unit,
                                             price_minor, price_currency, saleable, version)
                        values (?, 'Testwell', 'Water', '물', 'water', 1, 1, 'L', 450, 'USD', ?, 0)
                        """).params(sku, saleable).update();
    }

    private void bind(String slot, String sku) {
        jdbc.sql("""
                        insert into binding (slot_id, device_id, owner, sku, quantity, recipient, line1, city, postal_code, country,
                                             paused, several_open_orders, daily_cap, version, changed_at)
                        values (?, ?, 'kim', ?, 1, 'Kim', '1 Main Street', 'Seoul', '04524', 'KR', false, false, 5, 1, now())
                        """).params(slot, slot.substring(0, slot.indexOf(':')), sku).update();
    }
}
