package larder.catalog.product;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import larder.catalog.measure.Content;
import larder.catalog.measure.Pack;
import larder.catalog.measure.PackText;
import larder.catalog.measure.UnitPrice;
import larder.contracts.Money;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** One pack that can be ordered. Rows come from {@link ListProduct}; what it costs and whether it is sold stands elsewhere. */
@Entity
@Table(name = "product")
class Product {

    @Id
    private String sku;

    private String seller;

    private String brand;

    private @Nullable String gtin;

    private @Nullable String family;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "ko", column = @Column(name = "name_ko"))
    private Label name;

    @SuppressWarnings("UnusedVariable") // read by the queries of Products
    @Column(name = "category_id")
    private String category;

    @Embedded
    @AttributeOverride(name = "count", column = @Column(name = "pack_count"))
    @AttributeOverride(name = "size", column = @Column(name = "pack_size"))
    @AttributeOverride(name = "unit", column = @Column(name = "pack_unit"))
    private @Nullable Pack pack;

    private @Nullable String unitPriceBase;

    @SuppressWarnings("UnusedVariable") // written here, read by the queries of Products
    private boolean removed;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Product() {}

    Sku sku() {
        return new Sku(sku);
    }

    String seller() {
        return seller;
    }

    String brand() {
        return brand;
    }

    @Nullable
    String gtin() {
        return gtin;
    }

    /** What it shares with the same thing in packs of other sizes. */
    @Nullable
    String family() {
        return family;
    }

    Label name() {
        return name;
    }

    /** What a pack holds, where that is known. */
    @Nullable
    Pack pack() {
        return pack;
    }

    /** All that a pack holds, where that is known. */
    @Nullable
    Content content() {
        return pack == null ? null : pack.content();
    }

    /** What it costs by what it holds, for the amount its seller says it for where there is one. */
    @Nullable
    UnitPrice unitPrice(Money price) {
        Content content = content();
        Content base = PackText.read(unitPriceBase == null ? "" : unitPriceBase)
                .map(Pack::content)
                .orElse(null);
        return content == null ? null : UnitPrice.of(price, content, base);
    }

    /** Leaves the catalogue for good. */
    void remove() {
        removed = true;
    }
}
