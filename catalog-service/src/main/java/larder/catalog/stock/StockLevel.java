package larder.catalog.stock;

import java.util.Collection;
import java.util.function.ToLongFunction;
import larder.catalog.warehouse.Shelf;
import larder.contracts.Sku;

/**
 * How much there is of a product in all warehouses, in packs, all at one moment.
 *
 * @param sku the product
 * @param initial all that ever came in, as corrected
 * @param available what can still be promised
 * @param reserved what is set aside for orders
 * @param shipped what has left
 */
record StockLevel(Sku sku, long initial, long available, long reserved, long shipped) {

    static StockLevel of(Sku sku, Collection<Shelf> shelves) {
        return new StockLevel(
                sku,
                sum(shelves, shelf -> shelf.received() + shelf.corrected()),
                sum(shelves, Shelf::available),
                sum(shelves, Shelf::reserved),
                sum(shelves, Shelf::shipped));
    }

    private static long sum(Collection<Shelf> shelves, ToLongFunction<Shelf> figure) {
        return shelves.stream().mapToLong(figure).sum();
    }
}
