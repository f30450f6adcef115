package larder.catalog.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies that are in force at an instant and restrict something.
 *
 * @param bySubject for each scope, what is restricted by the key of its subject
 */
public record Restrictions(Map<Scope, Map<String, Restriction>> bySubject) {

    /**
     * A condition of a statement that goes on for what is for sale: of product {@code p} in category {@code c}, with
     * {@link #parameters}.
     */
    public static final String FOR_SALE = """
            not (p.sku = any (cast(:suspendedSkus as text[])) or p.brand_key = any (cast(:suspendedBrands as text[]))
                 or c.path && cast(:suspendedCategories as text[]) or p.seller = any (cast(:suspendedSellers as text[])))
            and (not (p.sku = any (cast(:endingSkus as text[])) or p.brand_key = any (cast(:endingBrands as text[]))
                      or c.path && cast(:endingCategories as text[]) or p.seller = any (cast(:endingSellers as text[])))
                 or exists (select 1 from stock s where s.sku = p.sku and s.available > 0))
            """;

    public Restrictions {
        Map<Scope, Map<String, Restriction>> copy = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            copy.put(scope, Map.copyOf(bySubject.getOrDefault(scope, Map.of())));
        }
        bySubject = copy;
    }

    public static Restrictions none() {
        return new Restrictions(Map.of());
    }

    /** The most restrictive that a product falls under. */
    public Optional<Restriction> on(SaleFacts product) {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> scope.keysOf(product).map(of(scope)::get))
                .filter(Objects::nonNull)
                .reduce((first, next) -> next.state().compareTo(first.state()) > 0 ? next : first);
    }

    public SaleState stateOf(SaleFacts product) {
        return on(product).map(Restriction::state).orElse(SaleState.ALLOWED);
    }

    /** Which subjects of a scope are restricted just so. */
    public String[] subjects(Scope scope, SaleState state) {
        return of(scope).entrySet().stream()
                .filter(each -> each.getValue().state() == state)
                .map(Map.Entry::getKey)
                .sorted()
                .toArray(String[]::new);
    }

    /** What {@link #FOR_SALE} needs. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        for (Scope scope : Scope.values()) {
            parameters.put("suspended" + plural(scope), subjects(scope, SaleState.SUSPENDED));
            parameters.put("ending" + plural(scope), subjects(scope, SaleState.SELL_THROUGH));
        }
        return parameters;
    }

    private static String plural(Scope scope) {
        return switch (scope) {
            case PRODUCT -> "Skus";
            case BRAND -> "Brands";
            case CATEGORY -> "Categories";
            case SELLER -> "Sellers";
        };
    }

    private Map<String, Restriction> of(Scope scope) {
        return Objects.requireNonNull(bySubject.get(scope));
    }
}
