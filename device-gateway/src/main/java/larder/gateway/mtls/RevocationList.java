package larder.gateway.mtls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates that their authorities have taken back, as a file tells. A file that has changed is read again within
 * moments; one that cannot be read, or is signed by none of the authorities, leaves what was known before, since forgetting
 * a revocation would be worse than missing a new one. A list past its next update still counts.
 */
final class RevocationList {

    private static final Logger log = LoggerFactory.getLogger(RevocationList.class);

    private final @Nullable Path file;
    private final List<X509Certificate> authorities;
    private final long checkedEvery;
    private final LongSupplier nanoTime;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile Set<Revoked> revoked = Set.of();
    private volatile long checkedAt;
    private @Nullable String version;

    RevocationList(
            @Nullable Path file,
            Collection<X509Certificate> authorities,
            Duration checkedEvery,
            LongSupplier nanoTime) {
        this.file = file;
        this.authorities = List.copyOf(authorities);
        this.checkedEvery = checkedEvery.toNanos();
        this.nanoTime = nanoTime;
        this.checkedAt = nanoTime.getAsLong();
        if (file != null) {
            try {
                version = versionOf(file);
                revoked = read(file);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalArgumentException("larder.gateway.mtls.crl cannot be used", e);
            }
        }
    }

    boolean holds(X509Certificate certificate) {
        if (file == null) {
            return false;
        }
        if (nanoTime.getAsLong() - checkedAt >= checkedEvery && checking.tryLock()) {
            try {
                check(file);
            } finally {
                checking.unlock();
            }
        }
        return revoked.contains(
                new Revoked(certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber()));
    }

    private void check(Path present) {
        checkedAt = nanoTime.getAsLong();
        try {
            String found = versionOf(present);
            if (!found.equals(version)) {
                version = found;
                revoked = read(present);
                log.atInfo().addKeyValue("revoked", revoked.size()).log("revocation list read");
            }
        } catch (IOException | GeneralSecurityException e) {
            log.atError().addKeyValue("file", present).setCause(e).log("revocation list is not usable");
        }
    }

    private static String versionOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }

    private Set<Revoked> read(Path present) throws IOException, GeneralSecurityException {
        Set<Revoked> found = new HashSet<>();
        Collection<? extends CRL> lists = CertificateFactory.getInstance("X.509")
                .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(present)));
        if (lists.isEmpty()) {
            throw new GeneralSecurityException("there is no revocation list");
        }
        Map<String, X509Certificate> issuers = new HashMap<>();
        authorities.forEach(each -> issuers.put(each.getSubjectX500Principal().getName(), each));
        for (CRL list : lists) {
            X509CRL crl = (X509CRL) list;
            String issuer = crl.getIssuerX500Principal().getName();
            X509Certificate authority = issuers.get(issuer);
            if (authority == null || crl.hasUnsupportedCriticalExtension()) {
                throw new GeneralSecurityException("a list of " + issuer + " does not count here");
            }
            crl.verify(authority.getPublicKey());
            Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
            if (entries != null) {
                entries.forEach(entry -> found.add(new Revoked(issuer, entry.getSerialNumber())));
            }
        }
        return Set.copyOf(found);
    }

    private record Revoked(String issuer, BigInteger serial) {}
}
