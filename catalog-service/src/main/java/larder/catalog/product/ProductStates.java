package larder.catalog.product;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import larder.catalog.measure.Pack;
import larder.catalog.policy.Restriction;
import larder.contracts.Sku;
import larder.contracts.product.ProductState;
import larder.contracts.product.ProductState.Sale;
import larder.contracts.product.ProductState.SaleState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells products as those see them who keep a view of the catalogue. */
@Component
public class ProductStates {

    private final Products products;
    private final SaleTerms terms;

    ProductStates(Products products, SaleTerms terms) {
        this.products = products;
        this.terms = terms;
    }

    /**
     * Those of the products that are in the catalogue and have a price, as they are sold at an instant.
     *
     * @param changedAt the products, and since when each is as it is
     */
    public Map<Sku, ProductState> present(Map<Sku, Instant> changedAt, long version, Instant now) {
        return terms
                .of(
                        products.listings(
                                changedAt.keySet().stream().map(Sku::value).toList()),
                        now)
                .stream()
                .map(each -> state(
                        each,
                        version,
                        changedAt.getOrDefault(each.listing().product().sku(), now)))
                .collect(Collectors.toMap(ProductState::sku, state -> state));
    }

    private static ProductState state(Terms terms, long version, Instant changedAt) {
        Product product = terms.listing().product();
        return new ProductState(
                product.sku(),
                product.seller(),
                product.brand(),
                product.gtin(),
                product.family(),
                new ProductState.Name(product.name().en(), product.name().ko()),
                terms.listing().category().path(),
                pack(product.pack()),
                terms.pricing().inForce(),
                sale(terms.restriction()),
                version,
                changedAt);
    }

    private static ProductState.@Nullable Pack pack(@Nullable Pack pack) {
        return pack == null
                ? null
                : new ProductState.Pack(
                        pack.count(),
                        pack.size(),
                        ucum(pack.unit()),
                        pack.content().amount(),
                        pack.content().dimension().unit());
    }

    private static String ucum(Pack.Unit unit) {
        return switch (unit) {
            case MG -> "mg";
            case G -> "g";
            case KG -> "kg";
            case OZ -> "[oz_av]";
            case LB -> "[lb_av]";
            case ML -> "mL";
            case CL -> "cL";
            case L -> "L";
            case FL_OZ -> "[foz_us]";
            case PT -> "[pt_us]";
            case QT -> "[qt_us]";
            case GAL -> "[gal_us]";
            case MM -> "mm";
            case CM -> "cm";
            case M -> "m";
            case IN -> "[in_i]";
            case FT -> "[ft_i]";
            case YD -> "[yd_i]";
            case M2 -> "m2";
            case SQ_FT -> "[sft_i]";
            case SHEET -> "{sheet}";
            case PIECE -> "{piece}";
            case USE -> "{use}";
        };
    }

    private static Sale sale(@Nullable Restriction restriction) {
        return restriction == null
                ? new Sale(SaleState.ALLOWED, null)
                : new Sale(
                        switch (restriction.state()) {
                            case ALLOWED -> SaleState.ALLOWED;
                            case SELL_THROUGH -> SaleState.SELL_THROUGH;
                            case SUSPENDED -> SaleState.SUSPENDED;
                        },
                        restriction.reason());
    }
}
