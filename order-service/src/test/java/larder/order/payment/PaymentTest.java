package larder.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.order.method.PaymentMethod;
import larder.order.payment.Payment.Wish;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:30:00Z");

    /** Wishes come at any moment, answers get lost, and whoever asks dies: in the end both sides have what was wished last. */
    @Property(tries = 3_000)
    void endsAsWishedOnBothSides(@ForAll("happenings") List<Happening> happenings, @ForAll boolean pays) {
        Provider provider = new Provider(pays);
        Payment payment = fresh();

        for (Happening happening : happenings) {
            payment = switch (happening) {
                case SHIP ->
                    payment.wish() == Wish.AUTHORISED && payment.state() == PaymentState.AUTHORISED
                            ? payment.wishing(Wish.CAPTURED, NOW)
                            : payment;
                case CALL_OFF ->
                    payment.state() == PaymentState.DECLINED || payment.wish().calledOff() == payment.wish()
                            ? payment
                            : payment.callOff(NOW);
                case ASK -> ask(payment, provider, true);
                case ASK_AND_LOSE_THE_ANSWER -> ask(payment, provider, false);
                case BE_KILLED_BEFORE_ASKING -> noted(payment);
            };
        }
        while (payment.next().isPresent()) {
            payment = ask(payment, provider, true);
        }

        assertThat(payment.state()).isIn(ends(payment.wish(), pays));
        assertThat(provider.state).isEqualTo(provider.asked() ? payment.state() : PaymentState.PENDING);
        assertThat(payment.method().token() == null).isTrue();
        assertThat(provider.done.values()).allMatch(times -> times == 1);
    }

    private static List<PaymentState> ends(Wish wish, boolean pays) {
        return switch (wish) {
            case AUTHORISED -> List.of(pays ? PaymentState.AUTHORISED : PaymentState.DECLINED);
            case CAPTURED -> List.of(PaymentState.CAPTURED);
            case VOIDED -> pays ? List.of(PaymentState.VOIDED) : List.of(PaymentState.VOIDED, PaymentState.DECLINED);
            case REFUNDED -> List.of(PaymentState.REFUNDED, PaymentState.VOIDED);
        };
    }

    private static Payment noted(Payment payment) {
        return payment.next().map(payment::attempting).orElse(payment);
    }

    private static Payment ask(Payment payment, Provider provider, boolean heard) {
        Optional<Operation> next = payment.next();
        if (next.isEmpty()) {
            return payment;
        }
        Payment noted = payment.attempting(next.get());
        boolean done = provider.perform(next.get(), payment.key(next.get()));
        if (!heard) {
            return noted;
        }
        return done ? noted.after(next.get(), "pi_1") : noted.refused(next.get());
    }

    private static Payment fresh() {
        return new Payment(
                PaymentId.random(),
                new OrderId(UUID.randomUUID()),
                new PaymentMethod(PaymentMethod.Kind.CARD, "pm_card_visa"),
                Money.of("9.00", "USD"),
                Wish.AUTHORISED,
                PaymentState.PENDING,
                null,
                null,
                NOW);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMaxSize(20);
    }

    enum Happening {
        SHIP,
        CALL_OFF,
        ASK,
        ASK_AND_LOSE_THE_ANSWER,
        BE_KILLED_BEFORE_ASKING
    }

    /** Does what has a key once, and refuses what does not fit its state. */
    private static final class Provider {

        private final boolean pays;
        private final Map<String, Integer> done = new HashMap<>();
        private PaymentState state = PaymentState.PENDING;

        Provider(boolean pays) {
            this.pays = pays;
        }

        boolean asked() {
            return !done.isEmpty();
        }

        boolean perform(Operation operation, String key) {
            if (!done.containsKey(key)) {
                assertThat(state).isEqualTo(operation.from());
                state = operation == Operation.AUTHORISE && !pays ? PaymentState.DECLINED : operation.done();
                done.put(key, 1);
            }
            return operation != Operation.AUTHORISE || pays;
        }
    }
}
