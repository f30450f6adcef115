package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Consent.QuietHours;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.Sku;
import larder.contracts.SlotId;
import larder.contracts.Topics;
import larder.contracts.WarehouseId;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.contracts.order.OrderEvent.OrderHeld;
import larder.contracts.order.OrderEvent.OrderPlaced;
import larder.contracts.stock.StockEvent.AskedFor;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderConsentIT extends OrderScene {

    @Test
    void proposesAtAPriceAndOrdersOnlyWhenTheShopperApproves() {
        OrderTerms terms = asking(new Consent(Mode.PROPOSE, UNIT, 10, 3, null));
        OrderDecided decided = reserve(Trigger.PRESS, terms, "HELD");
        var held = (OrderHeld) orderEvents.await(
                event -> event instanceof OrderHeld told && told.order().equals(decided.order()));
        assertThat(held.reason()).isEqualTo(HoldReason.PROPOSAL);
        assertThat(held.total()).isEqualTo(TOTAL);
        JsonNode proposal = look(decided);
        assertThat(proposal.path("holdReason").asString()).isEqualTo("PROPOSAL");
        assertThat(proposal.path("consent").path("mode").asString()).isEqualTo("PROPOSE");
        assertThat(proposal.path("deliveryPreference").asString()).isEqualTo("IN_HOME");
        assertThat(proposal.path("placedAt").isMissingNode()).isTrue();

        client().post(path(decided) + "/approve", shopper(decided), "");

        var placed = (OrderPlaced) orderEvents.await(
                event -> event instanceof OrderPlaced told && told.order().equals(decided.order()));
        assertThat(placed.terms()).isEqualTo(terms);
        awaitState(decided, "CONFIRMED");
    }

    @Test
    void sendsAnotherPackOfTheFamilyAndShowsWhatWasAskedFor() {
        OrderTerms terms = asking(new Consent(Mode.INSTANT, Money.of("5.00", "USD"), 0, null, null, true));
        OrderDecided decided = request(Trigger.LEVEL, terms);
        Sku other = new Sku("OTHER-PACK");
        var asked = new AskedFor(terms.sku(), terms.quantity(), new BigDecimal(20), new BigDecimal(30));

        stock.send(
                decided.order(),
                new StockReserved(
                        decided.order(),
                        other,
                        Quantity.ONE,
                        UNIT,
                        UNIT,
                        new WarehouseId("main"),
                        Fixtures.now(),
                        asked));

        awaitState(decided, "PLACED");
        JsonNode order = look(decided);
        assertThat(order.path("sku").asString()).isEqualTo("OTHER-PACK");
        assertThat(order.path("quantity").asInt()).isEqualTo(1);
        assertThat(order.path("requestedSku").asString()).isEqualTo(terms.sku().value());
        assertThat(order.path("requestedQuantity").asInt()).isEqualTo(2);
        var placed = (OrderPlaced) orderEvents.await(
                event -> event instanceof OrderPlaced told && told.order().equals(decided.order()));
        assertThat(placed.terms().sku()).isEqualTo(other);
        assertThat(placed.terms().quantity()).isEqualTo(Quantity.ONE);
        assertThat(placed.total()).isEqualTo(UNIT);
    }

    @Test
    void asksAboutAnotherPackThatIsDearerForWhatItHolds() {
        OrderTerms terms = asking(new Consent(Mode.INSTANT, Money.of("5.00", "USD"), 0, null, null, true));
        OrderDecided decided = request(Trigger.LEVEL, terms);
        var asked = new AskedFor(terms.sku(), terms.quantity(), new BigDecimal(20), new BigDecimal("29.99"));

        stock.send(
                decided.order(),
                new StockReserved(
                        decided.order(),
                        new Sku("OTHER-PACK"),
                        Quantity.ONE,
                        UNIT,
                        UNIT,
                        new WarehouseId("main"),
                        Fixtures.now(),
                        asked));

        awaitState(decided, "HELD");
        assertThat(look(decided).path("holdReason").asString()).isEqualTo("PRICE_DRIFT");
        assertThat(look(decided).path("requestedSku").asString())
                .isEqualTo(terms.sku().value());
    }

    @Test
    void letsAProposalLapse() {
        OrderDecided decided = reserve(Trigger.LEVEL, asking(consent(Mode.PROPOSE)), "HELD");

        makeTimerDue(decided);
        awaitState(decided, "CANCELLED");

        assertThat(causes(decided)).containsExactly("LEVEL", "PROPOSAL", "LAPSED");
    }

    @Test
    void asksAboutAPriceThatDriftedAndAboutQuietHours() {
        OrderDecided drifted = reserve(
                Trigger.LEVEL, asking(new Consent(Mode.INSTANT, Money.of("7.00", "USD"), 5, null, null)), "HELD");
        OrderDecided quiet =
                reserve(Trigger.LEVEL, asking(new Consent(Mode.INSTANT, null, null, null, aroundNow())), "HELD");

        assertThat(look(drifted).path("holdReason").asString()).isEqualTo("PRICE_DRIFT");
        assertThat(look(quiet).path("holdReason").asString()).isEqualTo("QUIET_HOURS");
    }

    @Test
    void countsWhatWasPlacedInTheMonthBeforeAndNotCancelled() {
        SlotId slot = Fixtures.slot();
        OrderTerms terms = asking(new Consent(Mode.INSTANT, null, null, 1, null));
        OrderDecided first = reserve(slot, Trigger.LEVEL, terms, "PLACED");
        OrderDecided second = reserve(slot, Trigger.LEVEL, terms, "HELD");
        assertThat(look(second).path("holdReason").asString()).isEqualTo("MONTHLY_CAP");

        client().post(path(first) + "/cancel", shopper(first), "");
        OrderDecided third = reserve(slot, Trigger.LEVEL, terms, "PLACED");
        jdbc.sql("update orders set placed_at = placed_at - interval '30 days 1 second' where id = ?")
                .param(third.order().uuid())
                .update();

        reserve(slot, Trigger.LEVEL, terms, "PLACED");
    }

    @Test
    void placesNoMoreThanTheMonthlyCapWhenOrdersRace() {
        SlotId slot = Fixtures.slot();
        OrderTerms terms = asking(new Consent(Mode.INSTANT, null, null, 3, null));
        List<OrderDecided> all = IntStream.range(0, 8)
                .mapToObj(_ -> request(slot, Trigger.LEVEL, terms))
                .toList();

        all.forEach(decided -> stock.send(decided.order(), reserved(decided)));
        all.forEach(decided -> awaitHandled(Topics.STOCK_EVENTS, decided));

        assertThat(all.stream().map(decided -> look(decided).path("state").asString()))
                .hasSize(8)
                .filteredOn("PLACED"::equals)
                .hasSize(3);
    }

    private static Consent consent(Mode mode) {
        return new Consent(mode, null, null, null, null);
    }

    private static QuietHours aroundNow() {
        LocalTime now = LocalTime.ofInstant(Fixtures.now(), ZoneOffset.UTC);
        Duration hour = Duration.ofHours(1);
        return new QuietHours(now.minus(hour), now.plus(hour), ZoneId.of("UTC"));
    }

    private static OrderTerms asking(Consent consent) {
        OrderTerms terms = Fixtures.terms();
        return new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                null,
                terms.deliveryAddress(),
                consent,
                DeliveryPreference.IN_HOME);
    }
}
