package larder.gateway.mtls;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import larder.support.problem.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Opens the door for devices with certificates, where it is wanted, with all limits that the other door has. */
@Configuration(proxyBeanMethods = false)
class MutualTlsConfiguration {

    private final MutualTlsProperties properties;
    private final List<X509Certificate> authorities;
    private final RevocationList revocations;

    MutualTlsConfiguration(MutualTlsProperties properties) {
        this.properties = properties;
        this.authorities = properties.isOpen() ? DeviceTls.authorities(properties.authoritiesFile()) : List.of();
        this.revocations =
                new RevocationList(properties.crlFile(), authorities, properties.crlCheckedEvery(), System::nanoTime);
    }

    @Bean
    ClientCertificates clientCertificates(Clock clock) {
        return new ClientCertificates(properties.listensOn(), revocations, clock);
    }

    /** Before everything else: who comes through this door is shown nothing but its own endpoints. */
    @Bean
    FilterRegistrationBean<DeviceDoor> deviceDoor(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new DeviceDoor(properties.listensOn(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setEnabled(properties.isOpen());
        return registration;
    }

    /** Comes last, so that it finds every limit that was set for the other connector. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> deviceConnector(SslBundles bundles) {
        return factory -> {
            if (properties.isOpen()) {
                factory.addAdditionalConnectors(connector(factory, bundles));
            }
        };
    }

    private Connector connector(TomcatServletWebServerFactory factory, SslBundles bundles) {
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(properties.listensOn());
        connector.setScheme("https");
        connector.setSecure(true);
        factory.getConnectorCustomizers().forEach(customizer -> customizer.customize(connector));
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        factory.getProtocolHandlerCustomizers().forEach(customizer -> customize(customizer, protocol));
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(tls(bundles));
        return connector;
    }

    @SuppressWarnings(
            "unchecked") // as Boot itself does for its connector: a customizer of another protocol fails early
    private static void customize(TomcatProtocolHandlerCustomizer<?> customizer, AbstractHttp11Protocol<?> protocol) {
        ((TomcatProtocolHandlerCustomizer<AbstractHttp11Protocol<?>>) customizer).customize(protocol);
    }

    private SSLHostConfig tls(SslBundles bundles) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification("required");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(DeviceTls.context(bundles.getBundle("larder"), authorities, revocations));
        host.addCertificate(certificate);
        return host;
    }
}
