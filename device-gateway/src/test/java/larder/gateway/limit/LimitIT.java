package larder.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

/** The tests' gateway takes five requests an hour of an address that its proxy speaks for, and any number of the proxy's own. */
class LimitIT extends GatewayTest {

    @Test
    void takesSoMuchOfAnAddressAndNoMore() {
        List<Response> answers =
                IntStream.rangeClosed(1, 6).mapToObj(_ -> from("203.0.113.1")).toList();

        assertThat(answers.subList(0, 5)).allMatch(answer -> answer.status() == 200);
        assertThat(answers.getFirst().headers().allValues("RateLimit-Policy")).contains("\"address\";q=5;w=3600");
        assertThat(answers.getFirst().headers().allValues("RateLimit"))
                .anyMatch(left -> left.startsWith("\"address\";r=4;t="));
        Response refused = answers.getLast();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 720L);
        assertThat(refused.headers().firstValue("RateLimit")).get().asString().startsWith("\"address\";r=0;t=");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(from("203.0.113.2").status()).isEqualTo(200);
    }

    @Test
    void countsANetworkOfIpv6AsOneAndBelievesTheLastHopOnly() {
        IntStream.rangeClosed(1, 5).forEach(host -> from("2001:db8:7::" + host));

        assertThat(from("2001:db8:7:0:ffff::1").status()).isEqualTo(429);
        assertThat(from("2001:db8:8::1").status()).isEqualTo(200);
        assertThat(from("198.51.100.7, 2001:db8:7::9").status()).isEqualTo(429);
        assertThat(from("2001:db8:7::9, 198.51.100.8").status()).isEqualTo(200);
    }

    @Test
    void tellsAnAccountWhatIsLeft() {
        Response answer = gateway().get("/api/orders", shopper());

        assertThat(answer.headers().allValues("RateLimit-Policy")).containsExactly("\"account\";q=3000;w=60");
        assertThat(answer.headers().firstValue("RateLimit")).get().asString().matches("\"account\";r=\\d+;t=\\d+");
    }

    @Test
    void takesSoMuchOfADeviceAndOnlyCountsWhatTheDeviceHasSigned() {
        TestDevice button = device();
        TestDevice impostor =
                new TestDevice(device().key().forDevice(button.id().value()), "");
        Report press = Report.Press.at(Clock.systemUTC().instant());
        IntStream.rangeClosed(1, 20)
                .forEach(_ ->
                        assertThat(impostor.send(gateway(), press).status()).isEqualTo(401));

        Response first = button.send(gateway(), press);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"device\";q=300;w=3600");
        assertThat(first.headers().firstValue("RateLimit")).get().asString().startsWith("\"device\";r=299;");
        Response last = first;
        for (int sent = 1; sent < 400 && last.status() == 202; sent++) {
            last = button.send(gateway(), press);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.problem()).isEqualTo("rate-limited");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(device().send(gateway(), press).status()).isEqualTo(202);
    }

    @Test
    void sendsOneAddressNoMailsToAddressAfterAddress() {
        assertThat(mailFrom("203.0.113.9").status()).isEqualTo(202);
        assertThat(mailFrom("203.0.113.9").status()).isEqualTo(202);

        Response refused = mailFrom("203.0.113.9");

        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(refused.headers().allValues("RateLimit-Policy")).contains("\"mail\";q=2;w=3600");
        assertThat(from("203.0.113.9").status()).isEqualTo(200);
        assertThat(mailFrom("203.0.113.10").status()).isEqualTo(202);
    }

    private Response mailFrom(String address) {
        return gateway()
                .send(
                        "POST",
                        "/api/accounts/password-resets/mails",
                        null,
                        "{\"email\":\"" + UUID.randomUUID() + "@example.org\"}",
                        "X-Forwarded-For",
                        address);
    }

    private Response from(String address) {
        return gateway().send("GET", "/api/openapi.json", null, null, "X-Forwarded-For", address);
    }
}
