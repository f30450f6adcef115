package larder.support.security;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** Requests to the issuer: over TLS with the configured trust, never waiting long, never led elsewhere. */
final class IssuerTrust {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private IssuerTrust() {}

    static ClientHttpRequestFactory requests(IdentityProperties.Trust trust, SslBundle house) {
        var client = HttpClient.newBuilder()
                .sslContext(
                        switch (trust) {
                            case LARDER -> house.createSslContext();
                            case PUBLIC -> publicAnd(house);
                        })
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    private static SSLContext publicAnd(SslBundle house) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate authority : Stream.concat(
                            authorities(null), authorities(house.getStores().getTrustStore()))
                    .toList()) {
                all.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory managers = managers(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's certificate authorities cannot be read", e);
        }
    }

    /** Those of a trust store; of the JDK's own when none is given. */
    private static Stream<X509Certificate> authorities(@Nullable KeyStore trusted) throws GeneralSecurityException {
        return Arrays.stream(managers(trusted).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    private static TrustManagerFactory managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }
}
