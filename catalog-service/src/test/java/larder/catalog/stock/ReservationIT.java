package larder.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import larder.catalog.Catalogue;
import larder.catalog.policy.LaidPolicies;
import larder.catalog.product.ListProduct;
import larder.contracts.Money;
import larder.contracts.Sku;
import larder.contracts.order.OrderEvent.OrderRequested;
import larder.contracts.order.OrderEvent.RejectReason;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.LarderIntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@LarderIntegrationTest
class ReservationIT {

    private final ReserveStock reserveStock;
    private final SettleReservation settleReservation;
    private final ReadStock readStock;
    private final JdbcClient database;
    private final MeterRegistry meters;
    private final Catalogue catalogue;

    ReservationIT(
            @Autowired ReserveStock reserveStock,
            @Autowired SettleReservation settleReservation,
            @Autowired ReadStock readStock,
            @Autowired JdbcClient database,
            @Autowired MeterRegistry meters,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock) {
        this.reserveStock = reserveStock;
        this.settleReservation = settleReservation;
        this.readStock = readStock;
        this.database = database;
        this.meters = meters;
        this.catalogue = new Catalogue(listProduct, receiveStock);
    }

    @Test
    void reservesAtThePresentPrice() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = Orders.request(sku, 3);

        assertThat(reserveStock.reserve(request)).get().isInstanceOfSatisfying(StockReserved.class, reserved -> {
            assertThat(reserved.unitPrice()).isEqualTo(Money.of("4.50", "USD"));
            assertThat(reserved.total()).isEqualTo(Money.of("13.50", "USD"));
        });
        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 7, 3, 0));
    }

    @Test
    void refusesWithTheReason() {
        Sku few = catalogue.productWithStock(2);
        Sku withdrawn = catalogue.productWithStock(2);
        LaidPolicies.suspendUntold(database, withdrawn);

        assertThat(refusal(Orders.request(few, 3))).isEqualTo(RejectReason.OUT_OF_STOCK);
        assertThat(refusal(Orders.request(withdrawn, 1))).isEqualTo(RejectReason.SALE_SUSPENDED);
        assertThat(refusal(Orders.request(new Sku("NOTHING"), 1))).isEqualTo(RejectReason.UNKNOWN_PRODUCT);
        assertThat(readStock.read(few).available()).isEqualTo(2);
    }

    @Test
    void answersAnOrderOnce() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = Orders.request(sku, 3);
        OrderRequested hopeless = Orders.request(sku, 99);
        reserveStock.reserve(request);
        reserveStock.reserve(hopeless);

        assertThat(reserveStock.reserve(request)).isEmpty();
        assertThat(reserveStock.reserve(hopeless)).isEmpty();
        assertThat(readStock.read(sku).available()).isEqualTo(7);
    }

    @Test
    void putsReleasedPacksBackOnce() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = Orders.request(sku, 4);
        reserveStock.reserve(request);

        settleReservation.release(request.order());
        settleReservation.release(request.order());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 10, 0, 0));
    }

    @Test
    void countsShippedPacksAsGone() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested request = Orders.request(sku, 4);
        reserveStock.reserve(request);

        settleReservation.ship(request.order());
        settleReservation.ship(request.order());

        settleReservation.release(request.order());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 6, 0, 4));
    }

    @Test
    void putsPacksBackThatNoCarrierTook() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested unsent = Orders.request(sku, 4);
        OrderRequested sent = Orders.request(sku, 1);
        reserveStock.reserve(unsent);
        reserveStock.reserve(sent);
        settleReservation.ship(sent.order());

        settleReservation.releaseUnsent(unsent.order());
        settleReservation.releaseUnsent(sent.order());

        assertThat(readStock.read(sku)).isEqualTo(new StockLevel(sku, 10, 9, 0, 1));
    }

    @Test
    void reservesNothingForAnOrderThatIsOverAlready() {
        Sku sku = catalogue.productWithStock(10);
        OrderRequested late = Orders.request(sku, 1);
        settleReservation.release(late.order());

        assertThat(reserveStock.reserve(late)).isEmpty();
        assertThat(readStock.read(sku).available()).isEqualTo(10);
    }

    @Test
    void shipsNothingThatWasNeverReserved() {
        assertThatIllegalStateException()
                .isThrownBy(() -> settleReservation.ship(
                        Orders.request(new Sku("NOTHING"), 1).order()));
    }

    @Test
    void isBackedByTheDatabaseThatRefusesToGoBelowZero() {
        Sku sku = catalogue.productWithStock(1);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.sql("update stock set reserved = reserved + 2 where sku = ?")
                        .param(sku.value())
                        .update());
    }

    @Test
    void countsOutcomes() {
        double before = counted("unknown_product");

        reserveStock.reserve(Orders.request(new Sku("NOTHING"), 1));

        assertThat(counted("unknown_product")).isEqualTo(before + 1);
    }

    private double counted(String outcome) {
        return meters.get("larder.stock.reservations")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private RejectReason refusal(OrderRequested request) {
        return reserveStock
                .reserve(request)
                .map(StockRefused.class::cast)
                .orElseThrow()
                .reason();
    }
}
