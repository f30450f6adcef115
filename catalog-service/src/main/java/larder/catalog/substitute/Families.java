package larder.catalog.substitute;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import larder.catalog.measure.Pack;
import larder.catalog.product.ProductChanged;
import larder.catalog.product.ProductNotFound;
import larder.catalog.product.ProductView;
import larder.catalog.product.ProductViews;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Packs of the same thing in other sizes. */
@Component
class Families {

    /** More packs of one thing than anybody sells; what a feed puts into one family beyond it is not looked at. */
    private static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(Families.class);

    /** By content; what cannot be compared is kept together, and what is not known comes last. */
    private static final Comparator<ProductView> BY_CONTENT = Comparator.comparing(
                    ProductView::pack,
                    Comparator.nullsLast(
                            Comparator.comparing((Pack pack) -> pack.content().dimension())
                                    .thenComparing(pack -> pack.content().amount())))
            .thenComparing(view -> view.sku().value());

    private final JdbcClient database;
    private final ProductViews views;
    private final ApplicationEventPublisher catalogue;

    Families(JdbcClient database, ProductViews views, ApplicationEventPublisher catalogue) {
        this.database = database;
        this.views = views;
        this.catalogue = catalogue;
    }

    /** The packs of a family that are in the catalogue. */
    List<Sku> skusOf(String family) {
        return database.sql("select sku from product where family = ? and not removed order by sku limit ?")
                .params(family, MOST)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    /** The packs of a product's family, itself among them, by what they hold; a product without a family is alone. */
    List<ProductView> packsLike(Sku sku) {
        ProductView product = views.find(sku).orElseThrow(() -> ProductNotFound.with(sku));
        String family = product.family();
        return family == null
                ? List.of(product)
                : views.inOrder(skusOf(family)).stream().sorted(BY_CONTENT).toList();
    }

    /** Puts a product into a family, or into none. */
    @Transactional
    ProductView assign(Sku sku, @Nullable String family) {
        Optional<String> former = database.sql(
                        "select coalesce(family, '') from product where sku = ? and not removed for update")
                .param(sku.value())
                .query(String.class)
                .optional();
        String before = former.orElseThrow(() -> ProductNotFound.with(sku));
        String after = family == null ? "" : family;
        if (!before.equals(after)) {
            database.sql("update product set family = nullif(?, ''), version = version + 1 where sku = ?")
                    .params(after, sku.value())
                    .update();
            skusOf(before).forEach(other -> catalogue.publishEvent(new ProductChanged(other)));
            skusOf(after).forEach(other -> catalogue.publishEvent(new ProductChanged(other)));
            log.atInfo().addKeyValue("sku", sku).addKeyValue("family", after).log("product put into family");
        }
        return views.find(sku).orElseThrow(() -> ProductNotFound.with(sku));
    }
}
