package larder.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** An issuer whose name leads nowhere from here, as that of a gateway that others reach at a port of this machine. */
class IssuerDiscoveryTest {

    private static final String NAME = "https://larder.invalid:8443";

    private final HttpServer server;
    private final String address;

    IssuerDiscoveryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void reachesWhatItsIssuerNamesByTheAddressItHasHere() {
        answers("/.well-known/openid-configuration", metadata(NAME, NAME + "/oauth2/jwks", NAME + "/oauth2/token"));
        answers("/oauth2/jwks", "keys");
        IssuerDiscovery discovery = discovery(NAME, address + "/");

        IssuerMetadata metadata = discovery.metadata();

        assertThat(metadata.issuer()).isEqualTo(NAME);
        assertThat(metadata.tokenEndpoint()).isEqualTo(URI.create(address + "/oauth2/token"));
        assertThat(discovery.fetch(metadata.keys())).isEqualTo("keys");
    }

    @Test
    void findsAnIssuerWithAPathByRfc8414() {
        String realm = NAME + "/realms/house";
        answers(
                "/.well-known/oauth-authorization-server/inner/house",
                metadata(realm, realm + "/keys?use=sig", realm + "/token"));

        IssuerMetadata metadata = discovery(realm, address + "/inner/house").metadata();

        assertThat(metadata.keys()).isEqualTo(URI.create(address + "/inner/house/keys?use=sig"));
    }

    @Test
    void leavesPlacesThatAreNotBelowTheIssuerWhereTheyAre() {
        String keys = "https://keys.invalid/jwks";
        String lookalike = NAME + "0/oauth2/token";
        answers("/.well-known/openid-configuration", metadata(NAME, keys, lookalike));

        assertThat(discovery(NAME, address).metadata())
                .isEqualTo(new IssuerMetadata(NAME, URI.create(keys), URI.create(lookalike)));
    }

    @Test
    void trustsNobodyWhoHasTheAddressButNotTheName() {
        answers("/.well-known/openid-configuration", metadata(address, address + "/oauth2/jwks", address + "/token"));

        assertThatThrownBy(() -> discovery(NAME, address).metadata())
                .isInstanceOf(IssuerUnavailable.class)
                .hasMessageContaining(NAME);
    }

    @Test
    void isNotToldToGoOverAnOpenNetwork() {
        assertThatThrownBy(() -> discovery(NAME, "http://device-gateway:8443"))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("reachAt must be https, or http on this machine, not http://device-gateway:8443");
    }

    private void answers(String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String metadata(String issuer, String keys, String tokens) {
        return """
                {"issuer":"%s","jwks_uri":"%s","token_endpoint":"%s"}""".formatted(issuer, keys, tokens);
    }

    private static IssuerDiscovery discovery(String issuer, String reachAt) {
        IdentityProperties identity = new Binder(new MapConfigurationPropertySource(
                        Map.of("larder.identity.issuer-uri", issuer, "larder.identity.reach-at", reachAt)))
                .bind("larder.identity", IdentityProperties.class)
                .get();
        return new IssuerDiscovery(identity.issuerUri(), identity.reachedAt(), new JdkClientHttpRequestFactory());
    }
}
