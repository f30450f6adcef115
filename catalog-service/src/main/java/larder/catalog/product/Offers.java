package larder.catalog.product;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import larder.catalog.policy.Restriction;
import larder.catalog.policy.SalePolicies;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the rest of the catalogue what a product costs at this moment and whether it is for sale. A product that was removed is not
 * offered.
 */
@Component
public class Offers {

    private final Products products;
    private final SaleTerms terms;
    private final SalePolicies policies;
    private final ApplicationEventPublisher catalogue;

    Offers(Products products, SaleTerms terms, SalePolicies policies, ApplicationEventPublisher catalogue) {
        this.products = products;
        this.terms = terms;
        this.policies = policies;
        this.catalogue = catalogue;
    }

    public Optional<Offer> find(Sku sku) {
        return Optional.ofNullable(findAll(List.of(sku)).get(sku));
    }

    /** The offer, of which product, prices and policies then stay as they are until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Offer> hold(Sku sku) {
        Optional<Product> held = products.hold(sku.value());
        return held.isEmpty() ? Optional.empty() : underPolicies(sku);
    }

    /** The offer, of which no policy is changed until the transaction ends: whoever lays one is sure that nobody passes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Offer> underPolicies(Sku sku) {
        policies.hold();
        return find(sku);
    }

    /** Says that packs of an offer were taken in this transaction: one that is sold while stock lasts may be sold no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void packsTaken(Offer offer) {
        if (offer.endsWithStock() && policies.inStock(List.of(offer.sku())).isEmpty()) {
            catalogue.publishEvent(new ProductChanged(offer.sku()));
        }
    }

    /** Says that packs are there in this transaction that were not: what is sold while stock lasts may be sold again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void packsBack(Sku sku) {
        find(sku).filter(Offer::endsWithStock).ifPresent(_ -> catalogue.publishEvent(new ProductChanged(sku)));
    }

    /** Refuses packs of a product that is sold out or suspended: no more of it is bought. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireBuying(Sku sku) {
        Optional<Restriction> restriction =
                underPolicies(sku).flatMap(offer -> Optional.ofNullable(offer.restriction()));
        if (restriction.isPresent()) {
            throw new ProblemException(
                    ProblemType.SALE_SUSPENDED,
                    "no more of " + sku + " is bought: " + restriction.get().reason());
        }
    }

    /** What a product is or was, though it may have left the catalogue: to find out what comes near it. */
    public Optional<Offer> former(Sku sku) {
        return terms.of(products.former(sku.value()).stream().toList()).stream()
                .map(Terms::offer)
                .findFirst();
    }

    /** Those of the products that are offered. */
    public Map<Sku, Offer> findAll(Collection<Sku> skus) {
        return terms.of(products.listings(skus.stream().map(Sku::value).toList())).stream()
                .map(Terms::offer)
                .collect(Collectors.toMap(Offer::sku, offer -> offer));
    }
}
