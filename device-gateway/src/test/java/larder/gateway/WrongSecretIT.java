package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongSecretIT extends GatewayTest {

    @ParameterizedTest
    @CsvSource({"ops,wrong", "nobody,wrong", "stranger,secret"})
    void givesNoTokenForAnotherSecret(String client, String secret) {
        var refused = Tokens.fetch(origin(), client, secret);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asString()).isEqualTo("invalid_client");
    }
}
