package larder.catalog.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import larder.testing.LarderIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class LoadAssortmentIT {

    private static final String PRODUCT = "@\tload-test\tLoading\t적재\nLOAD-1\tTestwell\tSoap\t비누\t1\t100\tg\t%s\t%d\n";

    private final LoadAssortment loadAssortment;
    private final JdbcClient database;

    LoadAssortmentIT(@Autowired LoadAssortment loadAssortment, @Autowired JdbcClient database) {
        this.loadAssortment = loadAssortment;
        this.database = database;
    }

    @Test
    void startsWithTheWholeAssortmentInStock() {
        assertThat(count("select count(*) from product join stock using (sku) where available > 0"))
                .isGreaterThanOrEqualTo(254);
    }

    @Test
    void leavesWhatIsThereAsItIs() {
        loadAssortment.load(Assortment.parse(PRODUCT.formatted("1.00", 10)));
        database.sql("update stock set corrected = 7 - received where sku = 'LOAD-1'")
                .update();

        loadAssortment.load(Assortment.parse(PRODUCT.formatted("2.00", 99)));

        assertThat(count("select max(amount_minor) from price where sku = 'LOAD-1'"))
                .isEqualTo(100);
        assertThat(count("select available from stock where sku = 'LOAD-1'")).isEqualTo(7);
        database.sql("update stock set corrected = 0 where sku = 'LOAD-1'").update();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
