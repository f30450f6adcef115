package larder.support.client;

import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import larder.support.security.IssuerDiscovery;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Makes HTTP clients for calls inside the house. Each call carries an access token, which is fetched by client credentials
 * (RFC 6749, section 4.4) at the first call, shared by all calls of the client, and fetched anew shortly before it runs out
 * or once a service has refused it. The issuer's token endpoint is found by discovery. Nothing is asked of anybody when a
 * client is made.
 *
 * <pre>{@code
 * RestClient orders = clients.asThisService().baseUrl(ordersUrl).build();   // once, in a constructor
 * JsonNode data = orders.get().uri("/v1/shoppers/{id}/data", shopper).retrieve().body(JsonNode.class);
 * }</pre>
 *
 * A call throws {@link org.springframework.web.client.ResourceAccessException} when the service, or the issuer, cannot be
 * reached in time.
 */
public final class ServiceClients {

    private final ServiceClientProperties self;
    private final IssuerDiscovery issuer;
    private final ClientHttpRequestFactory requests;
    private final ObservationRegistry observations;
    private final Clock clock;

    ServiceClients(
            ServiceClientProperties self,
            IssuerDiscovery issuer,
            ClientHttpRequestFactory requests,
            ObservationRegistry observations,
            Clock clock) {
        this.self = self;
        this.issuer = issuer;
        this.requests = requests;
        this.observations = observations;
        this.clock = clock;
    }

    /** Whether this service has credentials of its own: {@code LARDER_CLIENT_ID} and {@code LARDER_CLIENT_SECRET}. */
    public boolean configured() {
        return self.configured();
    }

    /**
     * A client whose calls are this service's own.
     *
     * @throws IllegalStateException when this service is not {@link #configured()}
     */
    public RestClient.Builder asThisService() {
        if (!configured()) {
            throw new IllegalStateException("LARDER_CLIENT_ID and LARDER_CLIENT_SECRET are not set");
        }
        return as(self.credentials());
    }

    /** A client whose calls are those of another program, such as a carrier's. */
    public RestClient.Builder as(ClientCredentials credentials) {
        return RestClient.builder()
                .requestFactory(requests)
                .observationRegistry(observations)
                .requestInterceptor(new TokenOnEachCall(new AccessTokens(credentials, issuer, clock)));
    }
}
