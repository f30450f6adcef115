package larder.catalog.policy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what falls under a policy at this moment, up to a bound that keeps it cheap. */
@Component
class PolicyReach {

    private static final int MOST = 100_000;

    private final JdbcClient database;

    PolicyReach(JdbcClient database) {
        this.database = database;
    }

    Reach of(Policy policy) {
        return database.sql("""
                        with reached as (
                            select p.sku from product p join category c on c.id = p.category_id
                            where not p.removed and\s""" + policy.scope().products() + """

                        )
                        select (select count(*) from (select 1 from reached limit :most) counted) as products,
                               (select count(*) from (
                                   select 1 from reached r join binding b on b.sku = r.sku limit :most) counted) as bindings
                        """)
                .param("key", policy.key())
                .param("most", MOST)
                .query((row, _) -> new Reach(row.getInt("products"), row.getInt("bindings")))
                .single();
    }

    /**
     * What falls under a policy, whether or not it is in force; 100,000 means that many or more.
     *
     * @param products the products in the catalogue
     * @param bindings the slots bound to them
     */
    record Reach(int products, int bindings) {}
}
