package larder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.contracts.delivery.DeliveryEvent.ShipmentDispatched;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;

/** Orders that are paid for. */
abstract class PaymentScene extends OrderScene {

    /** The terms of a shopper who pays with this card. */
    OrderTerms payingWith(String token) {
        OrderTerms terms = Fixtures.terms();
        assertThat(choose(terms, "{\"kind\":\"CARD\",\"token\":\"%s\"}".formatted(token))
                        .status())
                .isEqualTo(200);
        return terms;
    }

    Response choose(OrderTerms terms, String method) {
        return client().put("/v1/payment-method", token(terms.owner().value(), "shopper"), method);
    }

    Response cancel(OrderDecided decided, String token) {
        return client().post(path(decided) + "/cancel", token, "");
    }

    void ship(OrderDecided decided) {
        awaitState(decided, "CONFIRMED");
        deliveryEvents(decided, new ShipmentDispatched(shipment(decided), decided.order(), "T-1", Fixtures.now()));
        awaitState(decided, "SHIPPED");
    }

    /** How far each attempt to be paid has come, the first one first. */
    List<String> payments(OrderDecided decided) {
        return jdbc.sql("select state from payment where order_id = ? order by asked_at, id")
                .param(decided.order().uuid())
                .query((row, _) -> row.getString(1))
                .list();
    }

    void awaitPayments(OrderDecided decided, String... states) {
        await("payments " + List.of(states))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> payments(decided), List.of(states)::equals);
    }

    /** What is open of an order: the accounts that are not at nothing, with their minor units. */
    List<String> open(OrderDecided decided) {
        return jdbc.sql("""
                        select account || ' ' || sum(minor) from posting join booking on booking.id = posting.booking
                        where order_id = ? group by account having sum(minor) <> 0 order by account
                        """)
                .param(decided.order().uuid())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<String> bookings(OrderDecided decided) {
        return jdbc.sql("select occasion from booking where order_id = ? order by at, occasion")
                .param(decided.order().uuid())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
