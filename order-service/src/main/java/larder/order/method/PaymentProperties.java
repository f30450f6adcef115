package larder.order.method;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What can be set about payments.
 *
 * @param preset how who has not said otherwise pays: {@code larder.order.payment.default}
 * @param giveUpAfter how long a provider that cannot be reached is asked to authorise a payment
 * @param threads how many payments are worked on at a time
 * @param card the card provider; without one nobody can pay by card
 */
@ConfigurationProperties("larder.order.payment")
public record PaymentProperties(
        @Name("default") @DefaultValue("INVOICE") PaymentMethod.Kind preset,
        @DefaultValue("12h") Duration giveUpAfter,
        @DefaultValue("4") int threads,
        @Nullable Card card) {

    /** A provider keeps an idempotency key for a day; what is tried later would be done anew. */
    private static final Duration KEYS_KEPT = Duration.ofHours(23);

    public PaymentProperties {
        if (!giveUpAfter.isPositive() || giveUpAfter.compareTo(KEYS_KEPT) > 0) {
            throw new IllegalArgumentException("larder.order.payment.give-up-after must be above 0 and at most 23h");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("larder.order.payment.threads must be at least 1");
        }
        if (preset == PaymentMethod.Kind.CARD && card == null) {
            throw new IllegalArgumentException("larder.order.payment.default cannot be CARD without a card provider");
        }
    }

    /** Whether shoppers can choose it. */
    boolean offers(PaymentMethod.Kind kind) {
        return switch (kind) {
            case INVOICE -> true;
            case CARD -> card != null;
        };
    }

    /**
     * The card provider.
     *
     * @param url where its API is, without the version; https, or a server on this machine
     * @param secretKey what this service shows it
     * @param within how long one call may take
     */
    public record Card(
            URI url, String secretKey, @DefaultValue("10s") Duration within) {

        public Card {
            if (!"https".equals(url.getScheme()) && !isHere(url)) {
                throw new IllegalArgumentException("larder.order.payment.card.url must be an https address");
            }
        }

        private static boolean isHere(URI url) {
            try {
                return InetAddress.getByName(url.getHost()).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Card[" + url + "]";
        }
    }
}
