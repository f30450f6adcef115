package larder.catalog.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import larder.contracts.Sku;

/**
 * The packs of one product. It has no version and no method that changes it: every change is one conditional statement of
 * {@link Stocks}, so that orders of a much wanted product queue for its row only as long as such a statement and its
 * transaction take, and none reads an amount that another is about to change.
 */
@Entity
@Table(name = "stock")
class Stock {

    @Id
    private String sku;

    private long initial;

    private long available;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a loaded row right after construction
    protected Stock() {}

    Sku sku() {
        return new Sku(sku);
    }

    /** All packs that ever came in. */
    long initial() {
        return initial;
    }

    /** The packs that can still be promised. */
    long available() {
        return available;
    }
}
