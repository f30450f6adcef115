package larder.order.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.decision.Decision.OrderDecided;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters orders into the book, at most one for each decision. */
@Component
class NewOrders {

    private final JdbcClient jdbc;

    NewOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the decision has its order already. */
    boolean insert(OrderDecided decided, Instant at) {
        OrderTerms terms = decided.terms();
        Address address = terms.deliveryAddress();
        @Nullable Money ceiling = terms.priceCeiling();
        @Nullable TraceContext trace = CurrentTrace.get();
        return jdbc.sql("""
                        insert into orders (id, decision_id, event_id, slot, trigger, state, received_at, requested_at,
                            owner, sku, packs, ceiling_minor, ceiling_currency,
                            recipient, line1, line2, city, postal_code, country, consent, delivery_preference, test,
                            trace, steps, version)
                        values (:id, :decision, :event, :slot, :trigger, :state, :receivedAt, :requestedAt,
                            :owner, :sku, :packs, cast(:ceiling as bigint), :ceilingCurrency,
                            :recipient, :line1, :line2, :city, :postalCode, :country, :consent, :deliveryPreference, :test,
                            :trace, 1, 0)
                        on conflict do nothing
                        """)
                        .param("id", decided.order().uuid())
                        .param("decision", decided.decision().uuid())
                        .param("event", decided.event().value())
                        .param("slot", decided.slot().value())
                        .param("trigger", decided.trigger().name())
                        .param("state", OrderState.REQUESTED.name())
                        .param("receivedAt", decided.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("requestedAt", at.atOffset(ZoneOffset.UTC))
                        .param("owner", terms.owner().value())
                        .param("sku", terms.sku().value())
                        .param("packs", terms.quantity().packs())
                        .param("ceiling", ceiling == null ? null : ceiling.minorUnits())
                        .param(
                                "ceilingCurrency",
                                ceiling == null ? null : ceiling.currency().getCurrencyCode())
                        .param("recipient", address.recipient())
                        .param("line1", address.line1())
                        .param("line2", address.line2())
                        .param("city", address.city())
                        .param("postalCode", address.postalCode())
                        .param("country", address.country())
                        .param("consent", StoredConsent.write(terms.consent()))
                        .param("deliveryPreference", terms.deliveryPreference().name())
                        .param("test", terms.runsAsTest())
                        .param("trace", trace == null ? null : trace.toHeader())
                        .update()
                == 1;
    }
}
