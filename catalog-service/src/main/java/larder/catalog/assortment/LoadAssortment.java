package larder.catalog.assortment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import larder.catalog.CatalogProperties;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the products of the assortment that are new into the catalogue, with their initial stock, before the first event or
 * request is let in. What is there already keeps the price and stock it has by now.
 */
@Component
class LoadAssortment implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(LoadAssortment.class);

    private final CatalogProperties properties;
    private final ListProduct listProduct;
    private final ReceiveStock receiveStock;
    private final TransactionOperations transaction;

    LoadAssortment(
            CatalogProperties properties,
            ListProduct listProduct,
            ReceiveStock receiveStock,
            TransactionOperations transaction) {
        this.properties = properties;
        this.listProduct = listProduct;
        this.receiveStock = receiveStock;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load(Assortment.parse(read()));
    }

    /** Takes in all that is new, or, should anything fail, nothing. */
    void load(Assortment assortment) {
        transaction.executeWithoutResult(_ -> {
            long added = assortment.items().stream().filter(this::add).count();
            log.atInfo()
                    .addKeyValue("products", assortment.items().size())
                    .addKeyValue("added", added)
                    .log("assortment loaded");
        });
    }

    private boolean add(Assortment.Item item) {
        boolean added = listProduct.list(item.product());
        if (added) {
            receiveStock.open(item.product().sku(), item.stock());
        }
        return added;
    }

    private String read() {
        try {
            return properties.assortment().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + properties.assortment(), e);
        }
    }
}
