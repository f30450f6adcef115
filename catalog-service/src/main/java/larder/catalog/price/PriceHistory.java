package larder.catalog.price;

import java.util.List;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every price that was ever laid for a product. */
@Component
class PriceHistory {

    private final JdbcClient database;

    PriceHistory(JdbcClient database) {
        this.database = database;
    }

    /**
     * The prices of a product, the last laid first.
     *
     * @param after goes on behind this price; none for the beginning
     */
    List<Price> page(Sku sku, @Nullable Long after, int limit) {
        return database.sql("""
                        select * from price where sku = :sku and id < coalesce(:after, 9223372036854775807)
                        order by id desc limit :limit
                        """)
                .param("sku", sku.value())
                .param("after", after, java.sql.Types.BIGINT)
                .param("limit", limit)
                .query(Price::read)
                .list();
    }

    Price get(Sku sku, long id) {
        return database.sql("select * from price where sku = ? and id = ?")
                .params(sku.value(), id)
                .query(Price::read)
                .optional()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no price " + id + " of " + sku));
    }

    /** 404 unless the product is in the catalogue. */
    void requireProduct(Sku sku) {
        require(
                sku,
                database.sql("select sku from product where sku = ? and not removed")
                        .param(sku.value())
                        .query((_, _) -> true)
                        .optional()
                        .isPresent());
    }

    /** The same, and its prices and bindings wait for the transaction. */
    void holdProduct(Sku sku) {
        require(
                sku,
                database.sql("select sku from product where sku = ? and not removed for no key update")
                        .param(sku.value())
                        .query((_, _) -> true)
                        .optional()
                        .isPresent());
    }

    private static void require(Sku sku, boolean found) {
        if (!found) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no product " + sku);
        }
    }
}
