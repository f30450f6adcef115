package larder.order;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.OrderTerms;
import larder.contracts.ShopperId;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMethodIT extends PaymentScene {

    private final OrderTerms terms = Fixtures.terms();

    @Test
    void isAnInvoiceUntilTheShopperChoosesAnother() {
        assertThat(shown(terms.owner())).isEqualTo("{\"kind\":\"INVOICE\"}");

        assertThat(choose(terms, "{\"kind\":\"CARD\",\"token\":\"pm_card_visa\"}")
                        .body())
                .isEqualTo("{\"kind\":\"CARD\",\"token\":\"pm_card_visa\"}");
        assertThat(shown(terms.owner())).isEqualTo("{\"kind\":\"CARD\",\"token\":\"pm_card_visa\"}");
        assertThat(shown(Fixtures.shopper())).isEqualTo("{\"kind\":\"INVOICE\"}");

        assertThat(choose(terms, "{\"kind\":\"INVOICE\"}").status()).isEqualTo(200);
        assertThat(shown(terms.owner())).isEqualTo("{\"kind\":\"INVOICE\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"kind\":\"CARD\",\"token\":\"4242 4242 4242 4242\"}', 422, card-number-refused",
        "'{\"kind\":\"INVOICE\",\"token\":\"4242424242424242\"}', 422, card-number-refused",
        "'{\"kind\":\"CARD\"}', 400, invalid-request",
        "'{\"kind\":\"CARD\",\"token\":\"pm card\"}', 400, invalid-request",
        "'{\"kind\":\"INVOICE\",\"token\":\"pm_card_visa\"}', 400, invalid-request",
        "'{\"token\":\"pm_card_visa\"}', 400, invalid-request",
        "'{\"kind\":\"GOLD\"}', 400, invalid-request"
    })
    void refusesWhatCannotBePaidWith(String method, int status, String problem) {
        var refused = choose(terms, method);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.body()).doesNotContain("4242");
        assertThat(shown(terms.owner())).isEqualTo("{\"kind\":\"INVOICE\"}");
    }

    @Test
    void isForShoppersOnly() {
        assertThat(client().get("/v1/payment-method", ops).status()).isEqualTo(403);
        assertThat(client().get("/v1/payment-method", null).status()).isEqualTo(401);
    }

    private String shown(ShopperId shopper) {
        return client().get("/v1/payment-method", token(shopper.value(), "shopper"))
                .body();
    }
}
