package larder.delivery.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TokenAttacks;
import larder.testing.TokenAttacks.Attack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAttacksIT extends DeliveryScenario {

    static Stream<Attack> attacks() {
        TokenAttacks attacks = new TokenAttacks(LarderInfrastructure.shared().issuer(), "courier", "courier");
        return Stream.concat(attacks.all().stream(), attacks.harmless().stream());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void answersAsItMust(Attack attack) {
        Response answer = attack.on(http, "/v1/courier/manifest");

        assertThat(answer.status()).as(answer.body()).isIn(attack.status());
        if (answer.status() == 401 || answer.status() == 403) {
            assertThat(answer.problem()).isEqualTo(attack.problem());
        }
    }
}
