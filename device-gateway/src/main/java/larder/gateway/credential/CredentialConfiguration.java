package larder.gateway.credential;

import larder.gateway.GatewayProperties;
import larder.gateway.registry.RegisteredCredentials;
import larder.gateway.tail.Hearing;
import larder.gateway.tail.TailConsumers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ties the memory of credentials to the tail that keeps it true. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    private final Hearing hearing = new Hearing();

    @Bean
    Credentials credentials(RegisteredCredentials registered, GatewayProperties properties) {
        return new Credentials(registered::find, hearing, properties.credentials(), System::nanoTime);
    }

    @Bean
    DeviceTail deviceTail(TailConsumers consumers, Credentials credentials) {
        return new DeviceTail(consumers, hearing, credentials);
    }
}
