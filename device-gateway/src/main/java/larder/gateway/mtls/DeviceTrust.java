package larder.gateway.mtls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes certificates that the platform finds a path for to one of the authorities, and that none has taken back. */
final class DeviceTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager paths;
    private final RevocationList revocations;

    DeviceTrust(X509ExtendedTrustManager paths, RevocationList revocations) {
        this.paths = paths;
        this.revocations = revocations;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        paths.checkClientTrusted(chain, authType, engine);
        requireNotRevoked(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        paths.checkClientTrusted(chain, authType, socket);
        requireNotRevoked(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        paths.checkClientTrusted(chain, authType);
        requireNotRevoked(chain);
    }

    private void requireNotRevoked(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate each : chain) {
            if (revocations.holds(each)) {
                throw new CertificateException("certificate " + each.getSerialNumber() + " was revoked");
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("these authorities vouch for devices only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return paths.getAcceptedIssuers();
    }
}
