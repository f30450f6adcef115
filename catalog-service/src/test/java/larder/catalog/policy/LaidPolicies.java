package larder.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import larder.contracts.Sku;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lays policies as ops do, over HTTP, or as they look when another instance has laid them. */
public final class LaidPolicies {

    public static final String REASON = "Recalled by its maker";

    public final String ops = LarderInfrastructure.shared().issuer().token("ops-1", "ops");
    private final ServiceClient client;

    public LaidPolicies(ServiceClient client) {
        this.client = client;
    }

    /** Takes a product off sale, or puts it on sale again. */
    public void saleable(Sku sku, boolean saleable) {
        Response laid = lay("PRODUCT", sku.value(), saleable ? "ALLOWED" : "SUSPENDED", "");
        assertThat(laid.status()).as(laid.body()).isEqualTo(201);
    }

    /**
     * @param more further properties, each behind a comma
     */
    public Response lay(String scope, String subject, String state, String more) {
        return client.post("/v1/policies", ops, """
                {"scope":"%s","subject":"%s","state":"%s","reason":"%s"%s}""".formatted(scope, subject, state, REASON, more));
    }

    /** A product that is suspended, which nothing was told of. */
    public static void suspendUntold(JdbcClient database, Sku sku) {
        database.sql("""
                        with laid as (
                            insert into sale_policy (id, scope, subject, subject_key, state, starts_at, reason, version)
                            values (:id, 'PRODUCT', :sku, :sku, 'SUSPENDED', now(), :reason, 1) returning id
                        )
                        insert into sale_policy_change (policy, version, action, at, by, why, after)
                        select id, 1, 'LAID', now(), 'test', 'test', '{}' from laid
                        """)
                .param("id", UUID.randomUUID())
                .param("sku", sku.value())
                .param("reason", REASON)
                .update();
    }
}
