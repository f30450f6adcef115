package larder.catalog;

import java.math.BigDecimal;
import java.util.UUID;
import larder.catalog.measure.Pack;
import larder.catalog.product.Label;
import larder.catalog.product.ListProduct;
import larder.catalog.product.NewProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Money;
import larder.contracts.Sku;

/** Puts a product of its own before each test that needs one. */
public final class Catalogue {

    private final ListProduct listProduct;
    private final ReceiveStock receiveStock;

    public Catalogue(ListProduct listProduct, ReceiveStock receiveStock) {
        this.listProduct = listProduct;
        this.receiveStock = receiveStock;
    }

    /** The category of these products. */
    public static final String CATEGORY = "test";

    /** A new product at 4.50 USD a pack, of which there is so much. */
    public Sku productWithStock(long packs) {
        return productOf("Testwell", NewProduct.HOUSE, CATEGORY, packs);
    }

    /** The same of another brand, seller and category. */
    public Sku productOf(String brand, String seller, String category, long packs) {
        Sku sku = new Sku("TEST-" + UUID.randomUUID());
        listProduct.list(new NewProduct(
                sku,
                seller,
                brand,
                new Label("Test soap", "시험용 비누"),
                category,
                new Label("Test", "시험"),
                new Pack(2, new BigDecimal("100"), Pack.Unit.G),
                Money.of("4.50", "USD")));
        receiveStock.open(sku, packs);
        return sku;
    }
}
