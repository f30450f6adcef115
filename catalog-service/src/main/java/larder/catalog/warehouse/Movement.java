package larder.catalog.warehouse;

import java.time.Instant;
import larder.contracts.Sku;
import larder.contracts.WarehouseId;
import org.jspecify.annotations.Nullable;

/**
 * Why the packs of a product in a warehouse became more or fewer.
 *
 * @param at when
 * @param kind how
 * @param sku the product
 * @param warehouse where
 * @param packs so many more, or less than 0 for fewer
 * @param reference what it is known by: of its kind and product there is one
 * @param reason why, of a correction
 * @param note what somebody had to say of it
 * @param author who did it; nobody where an order did
 */
public record Movement(
        Instant at,
        Kind kind,
        Sku sku,
        WarehouseId warehouse,
        long packs,
        String reference,
        @Nullable CorrectionReason reason,
        @Nullable String note,
        @Nullable String author) {

    /** The ways in which packs come and go. */
    public enum Kind {
        /** The first packs of a product. */
        OPENING,
        /** Delivered by a supplier. */
        RECEIPT,
        /** What counting found. */
        CORRECTION,
        TRANSFER_OUT,
        TRANSFER_IN,
        /** Gone with an order's parcel. */
        SHIPMENT
    }

    /** One that needs no more than its reference to be understood. */
    public static Movement of(
            Kind kind,
            Sku sku,
            WarehouseId warehouse,
            long packs,
            String reference,
            @Nullable String author,
            Instant at) {
        return new Movement(at, kind, sku, warehouse, packs, reference, null, null, author);
    }

    /** Whether both say the same, whoever says it and when. */
    boolean sameAs(Movement other) {
        return warehouse.equals(other.warehouse) && packs == other.packs && reason == other.reason;
    }
}
