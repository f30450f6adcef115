package larder.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import larder.embedded.Pem;
import larder.embedded.Reaper;
import larder.testing.LarderInfrastructure;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A maker of devices, which gives each a certificate and takes some back. */
public final class DeviceAuthority {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final DeviceAuthority SHARED = new DeviceAuthority("CN=Makers of buttons");

    private final KeyPair pair = Pem.newKeyPair();
    private final X500Name name;
    private final X509Certificate certificate;
    private final Path folder;
    private final List<BigInteger> revoked = new CopyOnWriteArrayList<>();

    public DeviceAuthority(String name) {
        this.name = new X500Name(name);
        this.certificate = sign(this.name, this.name, pair, Instant.EPOCH.plus(Duration.ofDays(20_000)), true, null);
        try {
            folder = Files.createTempDirectory("larder-device-ca-");
            Reaper.shared().deleteAtEnd(folder);
            Files.writeString(file(), Pem.of(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writeCrl();
    }

    /** The one that the gateway under test trusts. */
    public static DeviceAuthority shared() {
        return SHARED;
    }

    public Path file() {
        return folder.resolve("ca.pem");
    }

    public Path crl() {
        return folder.resolve("ca.crl");
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A device's certificate. */
    public Identity issue(String commonName) {
        return issue(commonName, now().minus(Duration.ofHours(1)), KeyPurposeId.id_kp_clientAuth);
    }

    /** One that is valid from then on, for this purpose. */
    public Identity issue(String commonName, Instant from, KeyPurposeId purpose) {
        KeyPair own = Pem.newKeyPair();
        return new Identity(own, sign(name, new X500Name("CN=" + commonName), own, from, false, purpose));
    }

    /** One that vouches for itself. */
    public static Identity selfSigned(String commonName) {
        return new DeviceAuthority("CN=" + commonName).issueItself();
    }

    private Identity issueItself() {
        return new Identity(
                pair, sign(name, name, pair, now().minus(Duration.ofHours(1)), false, KeyPurposeId.id_kp_clientAuth));
    }

    /** Takes a certificate back: from now on it is on the list. */
    public void revoke(X509Certificate taken) {
        revoked.add(taken.getSerialNumber());
        writeCrl();
    }

    private void writeCrl() {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now()));
            builder.setNextUpdate(Date.from(now().plus(LIFE)));
            revoked.forEach(serial -> builder.addCRLEntry(serial, Date.from(now()), 0));
            byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            Path draft = folder.resolve("draft.crl");
            Files.writeString(
                    draft,
                    "-----BEGIN X509 CRL-----\n" + Base64.getMimeEncoder().encodeToString(der)
                            + "\n-----END X509 CRL-----\n");
            Files.move(draft, crl(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(
            X500Name issuer,
            X500Name subject,
            KeyPair own,
            Instant from,
            boolean authority,
            @Nullable KeyPurposeId purpose) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(100, new SecureRandom()),
                    Date.from(from),
                    Date.from(authority ? from.plus(Duration.ofDays(20_000)) : from.plus(LIFE)),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    /** What a device has of its own. */
    public record Identity(KeyPair pair, X509Certificate certificate) {

        public String pem() {
            return Pem.of(certificate);
        }

        /** TLS by which the device shows its certificate, to a server that the tests trust. */
        public SSLContext tls() {
            try {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                store.setKeyEntry("device", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, new char[0]);
                KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
                trusted.load(null, null);
                trusted.setCertificateEntry(
                        "larder", LarderInfrastructure.shared().authority().certificate());
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(trusted);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
