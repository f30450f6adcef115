package larder.support.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.TestIssuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

@LarderIntegrationTest
class ServiceClientsIT {

    private final TestIssuer issuer = LarderInfrastructure.shared().issuer();
    private final ServiceClients clients;
    private final String origin;

    ServiceClientsIT(@Autowired ServiceClients clients, @LocalServerPort int port) {
        this.clients = clients;
        this.origin = "https://localhost:" + port;
    }

    @Test
    void bringsOneTokenToAllCallsHoweverManyAtOnce() throws Exception {
        RestClient service = client();
        int before = issuer.tokenFetches();

        List<Callable<@Nullable String>> calls = Collections.nCopies(
                40, () -> service.get().uri("/whoami").retrieve().body(String.class));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<@Nullable String> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("\"some-service\"");
            }
        }

        assertThat(issuer.tokenFetches() - before).isEqualTo(1);
    }

    @Test
    void saysThatTheIssuerIsAwayAndTriesAgain() {
        RestClient service = client();
        issuer.goAway(true);
        try {
            assertThatThrownBy(() -> service.get().uri("/whoami").retrieve().body(String.class))
                    .isInstanceOf(ResourceAccessException.class);
        } finally {
            issuer.goAway(false);
        }
        await().ignoreExceptions()
                .until(() -> service.get().uri("/whoami").retrieve().body(String.class), "\"some-service\""::equals);
    }

    @Test
    void isNotUsedUnasked() {
        assertThat(clients.configured()).isFalse();
        assertThatThrownBy(clients::asThisService).hasMessageContaining("LARDER_CLIENT_ID");
    }

    private RestClient client() {
        return clients.as(new ClientCredentials("some-service", "a secret:&%", List.of()))
                .baseUrl(origin)
                .build();
    }
}
