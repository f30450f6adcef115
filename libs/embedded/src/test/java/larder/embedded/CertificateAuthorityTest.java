package larder.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    @Test
    void vouchesForAServerThatItsClientsReachByNameAndAddress() throws Exception {
        CertificateAuthority authority = CertificateAuthority.in(folder, CLOCK);
        HttpsServer server = serving(authority, authority.server("gateway", List.of()));
        HttpClient client =
                HttpClient.newBuilder().sslContext(authority.clientContext()).build();

        try (client) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                URI uri =
                        URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
                HttpResponse<String> response =
                        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(204);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keepsAuthorityAndCertificatesOverRestarts() {
        CertificateAuthority first = CertificateAuthority.in(folder, CLOCK);
        String certificate = PrivateFile.read(first.server("gateway", List.of()).certificate());

        CertificateAuthority second = CertificateAuthority.in(folder, CLOCK);

        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(PrivateFile.read(second.server("gateway", List.of()).certificate()))
                .isEqualTo(certificate);
    }

    @Test
    void renewsACertificateThatIsSoonOver() {
        CertificateAuthority first = CertificateAuthority.in(folder, CLOCK);
        String certificate = PrivateFile.read(first.server("gateway", List.of()).certificate());

        Clock nearTheEnd = Clock.offset(CLOCK, Duration.ofDays(380));
        CertificateAuthority later = CertificateAuthority.in(folder, nearTheEnd);

        assertThat(PrivateFile.read(later.server("gateway", List.of()).certificate()))
                .isNotEqualTo(certificate);
    }

    @Test
    void makesACertificateAnewForOtherNames() {
        CertificateAuthority authority = CertificateAuthority.in(folder, CLOCK);
        Path file = authority.server("gateway", List.of()).certificate();
        String certificate = PrivateFile.read(file);

        authority.server("gateway", List.of("device-gateway"));

        assertThat(PrivateFile.read(file)).isNotEqualTo(certificate);
        assertThat(Certificates.hosts(Pem.certificate(PrivateFile.read(file)))).contains("device-gateway", "::1");
    }

    @Test
    void letsOnlyItsOwnerReadItsFiles() throws IOException {
        Path inner = folder.resolve("ca");
        CertificateAuthority authority = CertificateAuthority.in(inner, CLOCK);
        CertificateAuthority.ServerCertificate server = authority.server("gateway", List.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("rwx------");
        for (Path file : List.of(server.key(), server.certificate(), inner.resolve("ca-key.pem"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static HttpsServer serving(CertificateAuthority authority, CertificateAuthority.ServerCertificate files)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", Pem.privateKey(PrivateFile.read(files.key())), new char[0], new Certificate[] {
            Pem.certificate(PrivateFile.read(files.certificate())), authority.certificate()
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
