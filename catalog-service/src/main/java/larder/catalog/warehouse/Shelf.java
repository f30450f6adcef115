package larder.catalog.warehouse;

import larder.contracts.WarehouseId;

/**
 * The packs of a product in one warehouse, all at one moment: {@code onHand = received + corrected + moved - shipped}, and
 * {@code available = onHand - reserved}, never below 0.
 *
 * @param warehouse where
 * @param received all that came in
 * @param corrected what counting found, less what it missed
 * @param moved what came from other warehouses, less what went there
 * @param shipped what has left with parcels
 * @param onHand what is there
 * @param reserved what of it is promised to orders
 * @param available what can still be promised
 */
public record Shelf(
        WarehouseId warehouse,
        long received,
        long corrected,
        long moved,
        long shipped,
        long onHand,
        long reserved,
        long available) {}
