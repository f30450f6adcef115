package larder.catalog.stock;

import larder.contracts.Address;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.testing.Fixtures;

/** Orders that ask for stock. */
final class Orders {

    private Orders() {}

    static OrderRequested request(Sku sku, int packs) {
        return request(sku, packs, Fixtures.address().country());
    }

    static OrderRequested request(Sku sku, int packs, String country) {
        var address = new Address("Kim Household", "12 Harbour Street", null, "Busan", "48058", country);
        var terms = new OrderTerms(Fixtures.shopper(), sku, new Quantity(packs), null, address);
        var decided = Fixtures.orderDecided(Fixtures.slot(), terms);
        return new OrderRequested(
                decided.order(), decided.slot(), decided.decision(), decided.trigger(), terms, Fixtures.now());
    }
}
