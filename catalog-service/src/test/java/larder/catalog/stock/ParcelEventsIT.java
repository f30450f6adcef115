package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.contracts.OrderId;
import larder.contracts.ShipmentId;
import larder.contracts.Sku;
import larder.contracts.Topics;
import larder.contracts.delivery.DeliveryEvent;
import larder.contracts.delivery.DeliveryEvent.Delivered;
import larder.contracts.delivery.DeliveryEvent.ShipmentReturned;
import larder.testing.Fixtures;
import larder.testing.LarderIntegrationTest;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What parcels do to the stock, whichever of two topics is heard first. */
@LarderIntegrationTest
class ParcelEventsIT {

    private static final ShipmentId SHIPMENT = new ShipmentId("test-shipment");

    private final TestTopic<OrderId, DeliveryEvent> parcels = TestTopic.of(Topics.DELIVERY_EVENTS);
    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final Sku sku;
    private final OrderId order;

    ParcelEventsIT(
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.sku = new Catalogue(listProduct, receiveStock).productWithStock(5);
        this.order = reserve(2);
    }

    @Test
    void putsBackWhatCameBackOnce() {
        settleReservation.ship(order);

        returned(order);
        returned(order);
        awaitAllHeard();

        awaitStock(new StockLevel(sku, 8, 5, 0, 3));
    }

    @Test
    void putsBackWhatCameBackBeforeItWasHeardToLeave() {
        returned(order);
        awaitStock(new StockLevel(sku, 7, 5, 0, 2));

        settleReservation.ship(order);
        settleReservation.release(order);

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 7, 5, 0, 2));
    }

    @Test
    void countsPacksOfACancelledOrderOnceWhenTheyComeBack() {
        settleReservation.release(order);

        returned(order);
        awaitAllHeard();

        awaitStock(new StockLevel(sku, 6, 5, 0, 1));
    }

    @Test
    void writesOffOnceWhatWasDeliveredOfACancelledOrder() {
        settleReservation.release(order);

        delivered(order);
        delivered(order);
        awaitAllHeard();

        awaitStock(new StockLevel(sku, 4, 3, 0, 1));
    }

    @Test
    void releasesNothingOfWhatWasDelivered() {
        delivered(order);
        awaitStock(new StockLevel(sku, 5, 3, 0, 2));

        settleReservation.release(order);

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 5, 3, 0, 2));
    }

    @Test
    void sendsPacksOnceHoweverManyHearOfItAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        if (i % 2 == 0) {
                            settleReservation.ship(order);
                        } else {
                            settleReservation.shipUnsent(order);
                        }
                        return true;
                    })
                    .toList());
            for (var each : done) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 5, 3, 0, 2));
    }

    /** One more parcel comes back behind the others. */
    private void awaitAllHeard() {
        OrderId last = reserve(1);
        settleReservation.ship(last);
        parcels.send(order, new ShipmentReturned(SHIPMENT, last, Fixtures.now()));
    }

    private OrderId reserve(int packs) {
        var request = Orders.request(sku, packs);
        assertThat(reserveStock.reserve(request)).isPresent();
        return request.order();
    }

    private void returned(OrderId id) {
        parcels.send(id, new ShipmentReturned(SHIPMENT, id, Fixtures.now()));
    }

    private void delivered(OrderId id) {
        parcels.send(id, new Delivered(SHIPMENT, id, Fixtures.now()));
    }

    private void awaitStock(StockLevel level) {
        await("stock").atMost(Duration.ofSeconds(30)).until(() -> readStock.read(sku), level::equals);
    }
}
