package larder.catalog.product;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import larder.catalog.policy.Restriction;
import larder.catalog.policy.SalePolicies;
import larder.catalog.policy.SaleState;
import larder.catalog.price.Prices;
import larder.catalog.price.Pricing;
import larder.contracts.Sku;
import org.springframework.stereotype.Component;

/**
 * The one place that puts a product together with the price and the policies that are in force now. What has no price yet is left out.
 */
@Component
class SaleTerms {

    private final Prices prices;
    private final SalePolicies policies;
    private final Clock clock;

    SaleTerms(Prices prices, SalePolicies policies, Clock clock) {
        this.prices = prices;
        this.policies = policies;
        this.clock = clock;
    }

    /** In the order of the listings. */
    List<Terms> of(Collection<Listing> listings) {
        return of(listings, clock.instant());
    }

    /** The same at another moment than now. */
    List<Terms> of(Collection<Listing> listings, Instant now) {
        Map<Sku, Pricing> pricing =
                prices.ofAll(listings.stream().map(SaleTerms::sku).toList(), now);
        Map<Sku, Restriction> restrictions = restrictions(listings, now);
        Set<Sku> inStock = policies.inStock(restrictions.entrySet().stream()
                .filter(each -> each.getValue().state() == SaleState.SELL_THROUGH)
                .map(Map.Entry::getKey)
                .toList());
        return listings.stream()
                .filter(listing -> pricing.containsKey(sku(listing)))
                .map(listing -> {
                    Sku sku = sku(listing);
                    Restriction restriction = restrictions.get(sku);
                    boolean saleable = restriction == null || inStock.contains(sku);
                    return new Terms(listing, Objects.requireNonNull(pricing.get(sku)), restriction, saleable);
                })
                .toList();
    }

    private Map<Sku, Restriction> restrictions(Collection<Listing> listings, Instant now) {
        var inForce =
                policies.inForce(now, listings.stream().map(Listing::facts).toList());
        return listings.stream()
                .flatMap(listing -> inForce.on(listing.facts()).map(each -> Map.entry(sku(listing), each)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    private static Sku sku(Listing listing) {
        return listing.product().sku();
    }
}
