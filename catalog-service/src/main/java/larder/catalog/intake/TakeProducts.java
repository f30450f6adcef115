package larder.catalog.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.catalog.image.ProductImages;
import larder.catalog.price.LayPrices;
import larder.catalog.price.NewPrice;
import larder.catalog.product.ProductsChanged;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the products of one feed into the catalogue, some hundred at a time, and out of it again. */
@Component
public class TakeProducts {

    private static final String BY = "feed:";

    private final ProductRows rows;
    private final CategoryRows categories;
    private final LayPrices layPrices;
    private final ProductImages images;
    private final ApplicationEventPublisher catalogue;
    private final Clock clock;

    TakeProducts(
            ProductRows rows,
            CategoryRows categories,
            LayPrices layPrices,
            ProductImages images,
            ApplicationEventPublisher catalogue,
            Clock clock) {
        this.rows = rows;
        this.categories = categories;
        this.layPrices = layPrices;
        this.images = images;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Takes in what is new or has changed. A product that the feed had removed comes back. No sku is in it twice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(FeedOrigin origin, Collection<FeedProduct> products, Collection<Patch> patches) {
        Map<Sku, ProductRows.Known> known = rows.hold(skus(products, patches));
        Set<Sku> foreign = known.entrySet().stream()
                .filter(each -> !each.getValue().isOf(origin))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Sku> unknown = patches.stream()
                .map(Patch::sku)
                .filter(sku -> !known.containsKey(sku) || known.get(sku).removed())
                .collect(Collectors.toSet());
        Set<Sku> pictureless = products.stream()
                .filter(each -> each.image() != null && !foreign.contains(each.sku()) && !images.accepts(each.image()))
                .map(FeedProduct::sku)
                .collect(Collectors.toSet());
        List<FeedProduct> own = products.stream()
                .filter(each -> !foreign.contains(each.sku()))
                .map(each -> pictureless.contains(each.sku()) ? each.withoutImage() : each)
                .sorted(Comparator.comparing(each -> each.sku().value()))
                .toList();
        Map<List<String>, CategoryPath> paths = new HashMap<>();
        own.forEach(each -> paths.computeIfAbsent(each.categories(), CategoryPath::of));
        categories.open(paths.values(), origin.language());
        Set<Sku> written = rows.write(origin, own, paths);
        tellImages(own, written, known);
        Set<Sku> created = written.stream().filter(sku -> isNew(known.get(sku))).collect(Collectors.toSet());
        Set<Sku> updated = new HashSet<>(written);
        updated.addAll(layPrices(origin, own, patches, foreign, unknown));
        updated.removeAll(created);
        tell(created, updated);
        return new Taken(created, updated, foreign, unknown, pictureless);
    }

    /** What the feed says of pictures anew; a picture that came from elsewhere since stays until the feed names another one. */
    private void tellImages(List<FeedProduct> products, Set<Sku> written, Map<Sku, ProductRows.Known> known) {
        Map<Sku, String> wanted = new HashMap<>();
        Map<Sku, String> dropped = new HashMap<>();
        for (FeedProduct each : products) {
            ProductRows.Known before = known.get(each.sku());
            String former = before == null ? null : before.image();
            String image = each.image();
            if (written.contains(each.sku()) && !Objects.equals(image, former)) {
                if (image != null) {
                    wanted.put(each.sku(), image);
                } else if (former != null) {
                    dropped.put(each.sku(), former);
                }
            }
        }
        images.wantAll(wanted);
        images.dropAll(dropped);
    }

    private Set<Sku> layPrices(
            FeedOrigin origin,
            Collection<FeedProduct> products,
            Collection<Patch> patches,
            Set<Sku> foreign,
            Set<Sku> unknown) {
        Instant now = clock.instant();
        List<NewPrice> prices = Stream.concat(
                        products.stream().map(each -> new Patch(each.sku(), each.price(), each.sale())),
                        patches.stream().filter(each -> !foreign.contains(each.sku()) && !unknown.contains(each.sku())))
                .flatMap(each -> each.prices(now))
                .toList();
        String by = BY + origin.seller() + "/" + origin.source();
        Set<Sku> changed = new HashSet<>(layPrices.endSales(rows.otherSales(prices, by, now), by, by));
        changed.addAll(layPrices.lay(prices, by));
        return changed;
    }

    /** Takes products of the feed out of the catalogue; how many of them were in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Sku> remove(FeedOrigin origin, Collection<Sku> skus) {
        Set<Sku> removed = rows.remove(origin, skus);
        if (!removed.isEmpty()) {
            catalogue.publishEvent(new ProductsChanged(removed, removed));
        }
        return removed;
    }

    /** A product that has come back may be one that bindings wait for. */
    private void tell(Set<Sku> created, Set<Sku> updated) {
        Set<Sku> all = new HashSet<>(created);
        all.addAll(updated);
        if (!all.isEmpty()) {
            catalogue.publishEvent(new ProductsChanged(all, created));
        }
    }

    private static boolean isNew(ProductRows.@Nullable Known known) {
        return known == null || known.removed();
    }

    private static Set<String> skus(Collection<FeedProduct> products, Collection<Patch> patches) {
        Set<String> skus = new TreeSet<>();
        products.forEach(each -> skus.add(each.sku().value()));
        patches.forEach(each -> skus.add(each.sku().value()));
        return skus;
    }
}
