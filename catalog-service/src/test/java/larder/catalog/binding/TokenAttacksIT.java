package larder.catalog.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.TokenAttacks;
import larder.testing.TokenAttacks.Attack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@LarderIntegrationTest
class TokenAttacksIT {

    private final ServiceClient service;

    TokenAttacksIT(@LocalServerPort int port) {
        this.service = LarderInfrastructure.shared().client(port);
    }

    static Stream<Attack> attacks() {
        TokenAttacks attacks = new TokenAttacks(LarderInfrastructure.shared().issuer(), "shopper", "bindings");
        return Stream.concat(attacks.all().stream(), attacks.harmless().stream());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void answersAsItMust(Attack attack) {
        Response answer = attack.on(service, "/v1/bindings");

        assertThat(answer.status()).as(answer.body()).isIn(attack.status());
        if (answer.status() == 401 || answer.status() == 403) {
            assertThat(answer.problem()).isEqualTo(attack.problem());
        }
    }
}
