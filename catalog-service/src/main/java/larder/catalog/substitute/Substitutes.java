package larder.catalog.substitute;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.catalog.policy.SalePolicies;
import larder.catalog.product.Offer;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductView;
import larder.catalog.product.ProductViews;
import larder.catalog.substitute.SubstitutePolicy.Candidate;
import larder.catalog.substitute.SubstitutePolicy.Ranked;
import larder.catalog.substitute.SubstitutePolicy.Why;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offers what comes nearest to a product. */
@Component
class Substitutes {

    private final Offers offers;
    private final SalePolicies policies;
    private final Candidates candidates;
    private final ProductViews views;
    private final Clock clock;

    Substitutes(Offers offers, SalePolicies policies, Candidates candidates, ProductViews views, Clock clock) {
        this.offers = offers;
        this.policies = policies;
        this.candidates = candidates;
        this.views = views;
        this.clock = clock;
    }

    /**
     * The nearest, from the first on.
     *
     * @param asked the product, which may have left the catalogue
     * @param allowed which of them may be offered at all
     */
    @Transactional(readOnly = true)
    List<Substitute> of(Offer asked, Predicate<Offer> allowed, int limit) {
        List<Sku> near = candidates.near(asked, policies.inForce(clock.instant()));
        List<Candidate> candidates = offers.findAll(near).values().stream()
                .filter(allowed)
                .map(offer -> new Candidate(offer, true))
                .toList();
        return shown(SubstitutePolicy.rank(asked, candidates, limit));
    }

    private List<Substitute> shown(List<Ranked> ranked) {
        Collection<Sku> skus = ranked.stream().map(Ranked::sku).toList();
        Map<Sku, ProductView> products =
                views.inOrder(skus).stream().collect(Collectors.toMap(ProductView::sku, Function.identity()));
        return ranked.stream()
                .flatMap(each ->
                        Stream.ofNullable(products.get(each.sku())).map(product -> Substitute.of(each, product)))
                .toList();
    }

    /**
     * A product that could be had instead.
     *
     * @param rank 1 for the nearest
     * @param why what brings it there
     * @param unitPriceDifferencePercent how much dearer the same amount of it is; absent where contents cannot be compared
     * @param product the product with its price
     */
    record Substitute(int rank, Why why, @Nullable BigDecimal unitPriceDifferencePercent, ProductView product) {

        static Substitute of(Ranked ranked, ProductView product) {
            return new Substitute(ranked.rank(), ranked.why(), ranked.unitPriceDifferencePercent(), product);
        }
    }
}
