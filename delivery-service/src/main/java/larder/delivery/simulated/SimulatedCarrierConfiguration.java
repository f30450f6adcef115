package larder.delivery.simulated;

import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import larder.delivery.carrier.Carrier;
import larder.delivery.carrier.CourierId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The simulated carrier and its courier, where they are asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "larder.delivery.carrier", havingValue = "simulated")
@EnableConfigurationProperties(SimulatedCarrierProperties.class)
class SimulatedCarrierConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Carrier simulatedCarrier(SimulatedCarrierProperties properties) {
        return new SimulatedCarrier(new CourierId(properties.clientId()));
    }

    @Bean
    CourierRounds courierRounds(
            SimulatedCarrierProperties properties,
            SslBundles bundles,
            ObservationRegistry observations,
            Environment environment,
            Clock clock) {
        ClientHttpRequestFactory requests = trusting(bundles);
        var http = RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(CourierTokens.of(properties, requests))
                .observationRegistry(observations);
        return new CourierRounds(
                () -> new CourierRound(
                        new CourierPhone(http.baseUrl(serviceUrl(properties, environment))
                                .build()),
                        properties.stepDelay(),
                        clock),
                properties.pollInterval());
    }

    private static String serviceUrl(SimulatedCarrierProperties properties, Environment environment) {
        String configured = properties.serviceUrl();
        return configured == null || configured.isBlank()
                ? "https://localhost:" + environment.getRequiredProperty("local.server.port")
                : configured;
    }

    private static ClientHttpRequestFactory trusting(SslBundles bundles) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .sslContext(bundles.getBundle("larder").createSslContext())
                .connectTimeout(PATIENCE)
                .build());
        factory.setReadTimeout(PATIENCE);
        return factory;
    }
}
