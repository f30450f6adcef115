package larder.catalog.policy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The policies in force. They are read anew each time, so that one takes effect at its instant wherever the catalogue runs: nobody keeps
 * what was in force before.
 */
@Component
public class SalePolicies {

    /** Stands for all policies where transactions wait for one another. */
    private static final long LOCK = 0x1A4DE4_0009L;

    private final JdbcClient database;

    SalePolicies(JdbcClient database) {
        this.database = database;
    }

    /** All that is restricted at an instant. */
    public Restrictions inForce(Instant at) {
        return read("true", Map.of(), at);
    }

    /** What is restricted at an instant of that which the products fall under. */
    public Restrictions inForce(Instant at, Collection<SaleFacts> products) {
        if (products.isEmpty()) {
            return Restrictions.none();
        }
        Map<Scope, Set<String>> keys = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            keys.put(scope, new HashSet<>());
            products.stream().flatMap(scope::keysOf).forEach(keys.get(scope)::add);
        }
        Map<String, Object> parameters = new HashMap<>();
        keys.forEach((scope, subjects) -> parameters.put(scope.name(), subjects.toArray(String[]::new)));
        return read("""
                ((scope = 'PRODUCT' and subject_key = any (cast(:PRODUCT as text[]))) or (scope = 'BRAND' and subject_key = any (cast(:BRAND as text[])))
                 or (scope = 'CATEGORY' and subject_key = any (cast(:CATEGORY as text[])))
                 or (scope = 'SELLER' and subject_key = any (cast(:SELLER as text[]))))
                """, parameters, at);
    }

    /** Lets no policy be changed until the transaction ends; what is in force is then read as it stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        database.sql("select pg_advisory_xact_lock_shared(?)")
                .param(LOCK)
                .query((_, _) -> 0)
                .single();
    }

    /** Waits for all who hold the policies, and keeps others from it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void awaitHolders() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((_, _) -> 0)
                .single();
    }

    /** Those of the products of which there is a pack left. */
    public Set<Sku> inStock(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                database.sql("select distinct sku from stock where sku = any (cast(:skus as text[])) and available > 0")
                        .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                        .query((row, _) -> new Sku(row.getString("sku")))
                        .list());
    }

    private Restrictions read(String which, Map<String, Object> parameters, Instant at) {
        List<Entry> entries = database.sql("""
                        select distinct on (scope, subject_key) scope, subject_key, state, reason, starts_at, ends_at
                        from sale_policy
                        where starts_at <= :at and (ends_at is null or ends_at > :at) and\s""" + which + """

                        order by scope, subject_key, starts_at desc, number desc
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .params(parameters)
                .query((row, _) -> new Entry(
                        Scope.valueOf(row.getString("scope")),
                        row.getString("subject_key"),
                        new Restriction(
                                SaleState.valueOf(row.getString("state")),
                                row.getString("reason"),
                                row.getTimestamp("starts_at").toInstant(),
                                instant(row.getTimestamp("ends_at")))))
                .list();
        Map<Scope, Map<String, Restriction>> bySubject = new EnumMap<>(Scope.class);
        entries.stream()
                .filter(entry -> entry.restriction().state() != SaleState.ALLOWED)
                .forEach(entry -> bySubject
                        .computeIfAbsent(entry.scope(), _ -> new HashMap<>())
                        .put(entry.key(), entry.restriction()));
        return new Restrictions(bySubject);
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Entry(Scope scope, String key, Restriction restriction) {}
}
