package larder.delivery.simulated;

import java.time.Duration;
import java.util.List;
import larder.support.client.ClientCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated carrier works.
 *
 * @param stepDelay how long a parcel stays at each step
 * @param pollInterval pause between two looks at the manifest
 * @param serviceUrl where delivery-service answers; by default this process's own port on localhost
 * @param clientId the courier's account
 * @param clientSecret the account's secret
 */
@ConfigurationProperties("larder.delivery.simulated-carrier")
record SimulatedCarrierProperties(
        @DefaultValue("30s") Duration stepDelay,
        @DefaultValue("1s") Duration pollInterval,
        @Nullable String serviceUrl,
        @DefaultValue("simulated-carrier") String clientId,
        String clientSecret) {

    SimulatedCarrierProperties {
        if (stepDelay.isNegative() || !pollInterval.isPositive()) {
            throw new IllegalArgumentException("stepDelay must not be negative and pollInterval above 0");
        }
    }

    ClientCredentials credentials() {
        return new ClientCredentials(clientId, clientSecret, List.of());
    }

    @Override
    public String toString() {
        return "SimulatedCarrierProperties[clientId=" + clientId + "]";
    }
}
