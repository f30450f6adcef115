package larder.gateway.mtls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.springframework.boot.ssl.SslBundle;

/** Reads the authorities of devices and makes the TLS context that asks for what they vouch for. */
final class DeviceTls {

    private DeviceTls() {}

    static List<X509Certificate> authorities(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("larder.gateway.mtls.authorities holds no certificate");
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("larder.gateway.mtls.authorities cannot be read", e);
        }
    }

    static ProvidedTls context(SslBundle server, List<X509Certificate> authorities, RevocationList revocations) {
        try {
            DeviceTrust trust = new DeviceTrust(paths(authorities), revocations);
            KeyManager[] keys = server.getManagers().getKeyManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return new ProvidedTls(context, keyManager(keys), trust);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the TLS context of devices cannot be made", e);
        }
    }

    /** The platform's PKIX validation: path, validity, key usage, algorithms. */
    private static X509ExtendedTrustManager paths(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("device-authority-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager paths) {
                return paths;
            }
        }
        throw new GeneralSecurityException("this platform has no PKIX validation");
    }

    private static X509KeyManager keyManager(KeyManager[] keys) throws GeneralSecurityException {
        for (KeyManager each : keys) {
            if (each instanceof X509KeyManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("the server has no key");
    }
}
