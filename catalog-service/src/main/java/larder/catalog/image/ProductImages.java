package larder.catalog.image;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import larder.catalog.product.Offers;
import larder.catalog.product.ProductNotFound;
import larder.contracts.Sku;
import larder.support.egress.EgressClient;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says where the pictures of products are. They are fetched a little later. */
@Component
public class ProductImages {

    private final Images images;
    private final Offers offers;
    private final EgressClient egress;
    private final Clock clock;

    ProductImages(Images images, Offers offers, EgressClient egress, Clock clock) {
        this.images = images;
        this.offers = offers;
        this.egress = egress;
        this.clock = clock;
    }

    /** Whether a picture may be there at all. */
    public boolean accepts(String url) {
        return egress.accepts(url);
    }

    /**
     * The picture of a product is there from now on; the present one stays until the other is fetched. 404 {@code not-found}, 400
     * {@code invalid-request} for what is no address.
     */
    @Transactional
    public void want(Sku sku, String url) {
        if (!accepts(url)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "url must be http or https, with a host name, the usual port and no password");
        }
        if (offers.find(sku).isEmpty()) {
            throw ProductNotFound.with(sku);
        }
        images.want(sku, url, clock.instant());
    }

    /**
     * The pictures of these products, which are in the catalogue, are there from now on. Only for addresses that are accepted. A picture
     * that is fetched from there already is not fetched again.
     */
    @Transactional
    public void wantAll(Map<Sku, String> urls) {
        if (!urls.isEmpty()) {
            images.wantAll(ordered(urls), clock.instant());
        }
    }

    /** These products have no picture from there any more; one that comes from elsewhere stays. */
    @Transactional
    public void dropAll(Map<Sku, String> urls) {
        if (!urls.isEmpty()) {
            images.dropAll(ordered(urls));
        }
    }

    /** In one order for all, so that two who say it of the same products do not wait for each other in a circle. */
    private static SortedMap<Sku, String> ordered(Map<Sku, String> urls) {
        SortedMap<Sku, String> ordered = new TreeMap<>(Comparator.comparing(Sku::value));
        ordered.putAll(urls);
        return ordered;
    }
}
