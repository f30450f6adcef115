package larder.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The X.509 certificate and the private key by which a device proves itself in TLS. */
public final class DeviceCertificate {

    private final KeyManager[] managers;

    private DeviceCertificate(KeyManager[] managers) {
        this.managers = managers;
    }

    /**
     * Reads both from PEM files.
     *
     * @param certificate the certificate, followed by those between it and its authority
     * @param privateKey in PKCS#8, of RSA, EC or Ed25519
     */
    public static DeviceCertificate pem(Path certificate, Path privateKey) throws IOException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException(certificate + " holds no certificate");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("device", key(privateKey, chain[0].getPublicKey().getAlgorithm()), new char[0], chain);
            return of(store, new char[0]);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(certificate + " and " + privateKey + " are no usable pair", e);
        }
    }

    /** Reads both from a PKCS#12 or JKS key store. */
    public static DeviceCertificate keyStore(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, password);
            return of(store, password);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no usable key", e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static DeviceCertificate of(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return new DeviceCertificate(factory.getKeyManagers());
    }

    KeyManager[] managers() {
        return managers.clone();
    }
}
