package larder.order.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import larder.order.method.PaymentMethod.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PaymentPropertiesTest {

    @Test
    void offersInvoicesOnlyUntilAProviderIsNamed() {
        PaymentProperties properties = from(Map.of());

        assertThat(properties.preset()).isEqualTo(Kind.INVOICE);
        assertThat(properties.giveUpAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(properties.threads()).isEqualTo(4);
        assertThat(properties.offers(Kind.INVOICE)).isTrue();
        assertThat(properties.offers(Kind.CARD)).isFalse();
    }

    @Test
    void listensToTheEnvironmentAndKeepsTheKeyToItself() {
        PaymentProperties properties = from(Map.of(
                "LARDER_ORDER_PAYMENT_DEFAULT", "CARD",
                "LARDER_ORDER_PAYMENT_GIVEUPAFTER", "3h",
                "LARDER_ORDER_PAYMENT_THREADS", "2",
                "LARDER_ORDER_PAYMENT_CARD_URL", "https://cards.example",
                "LARDER_ORDER_PAYMENT_CARD_SECRETKEY", "sk_secret",
                "LARDER_ORDER_PAYMENT_CARD_WITHIN", "2s"));

        assertThat(properties)
                .isEqualTo(new PaymentProperties(
                        Kind.CARD,
                        Duration.ofHours(3),
                        2,
                        new PaymentProperties.Card(
                                URI.create("https://cards.example"), "sk_secret", Duration.ofSeconds(2))));
        assertThat(properties.offers(Kind.CARD)).isTrue();
        assertThat(properties.toString()).doesNotContain("sk_secret");
    }

    @Test
    void refusesWhatCannotBe() {
        refuses(Map.of("LARDER_ORDER_PAYMENT_DEFAULT", "CARD"));
        refuses(Map.of("LARDER_ORDER_PAYMENT_GIVEUPAFTER", "24h"));
        refuses(Map.of("LARDER_ORDER_PAYMENT_THREADS", "0"));
        refuses(Map.of(
                "LARDER_ORDER_PAYMENT_CARD_URL", "http://198.51.100.7", "LARDER_ORDER_PAYMENT_CARD_SECRETKEY", "sk"));
    }

    private static void refuses(Map<String, Object> variables) {
        assertThatThrownBy(() -> from(variables))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static PaymentProperties from(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment).bindOrCreate("larder.order.payment", PaymentProperties.class);
    }
}
