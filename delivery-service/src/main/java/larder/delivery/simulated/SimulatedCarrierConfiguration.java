package larder.delivery.simulated;

import java.time.Clock;
import larder.delivery.carrier.Carrier;
import larder.delivery.carrier.CourierId;
import larder.support.client.ServiceClients;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The simulated carrier and its courier, where they are asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "larder.delivery.carrier", havingValue = "simulated")
@EnableConfigurationProperties(SimulatedCarrierProperties.class)
class SimulatedCarrierConfiguration {

    @Bean
    Carrier simulatedCarrier(SimulatedCarrierProperties properties) {
        return new SimulatedCarrier(new CourierId(properties.clientId()));
    }

    @Bean
    CourierRounds courierRounds(
            SimulatedCarrierProperties properties, ServiceClients clients, Environment environment, Clock clock) {
        var http = clients.as(properties.credentials());
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
}
