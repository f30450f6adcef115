package larder.support.client;

import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import larder.support.security.IssuerDiscovery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** Where the library for OAuth 2 clients is on the class path, a service may call others; nothing is made before it does. */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.security.oauth2.client.registration.ClientRegistration")
@EnableConfigurationProperties(ServiceClientProperties.class)
class ServiceClientAutoConfiguration {

    @Bean
    @Lazy
    ServiceClients serviceClients(
            ServiceClientProperties properties,
            IssuerDiscovery issuer,
            SslBundles bundles,
            ObjectProvider<ObservationRegistry> observations,
            Clock clock) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .sslContext(bundles.getBundle("larder").createSslContext())
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.readTimeout());
        return new ServiceClients(
                properties, issuer, requests, observations.getIfAvailable(() -> ObservationRegistry.NOOP), clock);
    }
}
