package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of this machine's own, in a private folder: it vouches for the servers that run here. */
public final class CertificateAuthority {

    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final List<String> OWN_HOSTS = List.of("localhost", "127.0.0.1", "::1");

    private final Path folder;
    private final Clock clock;
    private final X509Certificate certificate;
    private final PrivateKey key;

    /**
     * The PEM files of a server.
     *
     * @param certificate its certificate
     * @param key its private key, PKCS#8
     */
    public record ServerCertificate(Path certificate, Path key) {}

    private CertificateAuthority(Path folder, Clock clock, X509Certificate certificate, PrivateKey key) {
        this.folder = folder;
        this.clock = clock;
        this.certificate = certificate;
        this.key = key;
    }

    /** The authority that a folder holds, made where there is none. */
    public static CertificateAuthority in(Path folder, Clock clock) {
        Path own = PrivateFile.folder(folder);
        Path certificateFile = own.resolve("ca.pem");
        Path keyFile = own.resolve("ca-key.pem");
        if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
            KeyPair pair = Pem.newKeyPair();
            X509Certificate made = Certificates.authority(pair, clock.instant(), LIFE);
            PrivateFile.write(keyFile, Pem.of(pair.getPrivate()));
            PrivateFile.write(certificateFile, Pem.of(made));
        }
        return new CertificateAuthority(
                own,
                clock,
                Pem.certificate(PrivateFile.read(certificateFile)),
                Pem.privateKey(PrivateFile.read(keyFile)));
    }

    /** The PEM file that clients trust. */
    public Path certificateFile() {
        return folder.resolve("ca.pem");
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The certificate of a server, for this machine's own names and the given ones. It is made anew when it is missing, soon over, of
     * another authority or for other names.
     *
     * @param name of the server, and of its files
     * @param hosts further DNS names
     */
    public ServerCertificate server(String name, Collection<String> hosts) {
        Set<String> all = new TreeSet<>(OWN_HOSTS);
        all.addAll(hosts);
        ServerCertificate files =
                new ServerCertificate(folder.resolve(name + ".pem"), folder.resolve(name + "-key.pem"));
        if (!isGood(files, all)) {
            KeyPair pair = Pem.newKeyPair();
            PrivateFile.write(files.key(), Pem.of(pair.getPrivate()));
            PrivateFile.write(files.certificate(), Pem.of(sign(name, pair.getPublic(), all)));
        }
        return files;
    }

    private X509Certificate sign(String name, PublicKey server, Set<String> hosts) {
        return Certificates.server(name, server, hosts, certificate, key, clock.instant(), SERVER_LIFE);
    }

    private boolean isGood(ServerCertificate files, Set<String> hosts) {
        if (!Files.exists(files.certificate()) || !Files.exists(files.key())) {
            return false;
        }
        X509Certificate present = Pem.certificate(PrivateFile.read(files.certificate()));
        try {
            present.verify(certificate.getPublicKey());
        } catch (GeneralSecurityException _) {
            return false;
        }
        return clock.instant()
                        .plus(RENEWED_BEFORE_END)
                        .isBefore(present.getNotAfter().toInstant())
                && Certificates.hosts(present).equals(hosts);
    }

    /** A TLS context for clients that trust this authority and nobody else. */
    public SSLContext clientContext() {
        return clientContext(certificate);
    }

    /** The same for the authority whose certificate, in PEM, lies in a file. */
    public static SSLContext clientContext(Path certificateFile) {
        return clientContext(Pem.certificate(PrivateFile.read(certificateFile)));
    }

    private static SSLContext clientContext(X509Certificate certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("larder", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot do TLS", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
