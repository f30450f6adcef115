package larder.gateway.key;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** A certificate that is to be, or is, bound to one device. */
record BoundCertificate(X509Certificate certificate) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 200;

    /** Reads one end-entity certificate in PEM that is good now. */
    static BoundCertificate read(String pem, Instant now) {
        X509Certificate certificate = parse(pem);
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw KeyOffer.invalid("key.certificate is not valid at this time", e);
        }
        if (certificate.getBasicConstraints() >= 0) {
            throw KeyOffer.invalid("key.certificate is an authority's, not a device's", null);
        }
        return new BoundCertificate(certificate);
    }

    private static X509Certificate parse(String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (found.size() == 1 && found.iterator().next() instanceof X509Certificate one) {
                return one;
            }
        } catch (CertificateException e) {
            throw KeyOffer.invalid("key.certificate cannot be read", e);
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "key.certificate must be one certificate in PEM");
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }

    String serialNumber() {
        return certificate.getSerialNumber().toString(16);
    }

    String issuer() {
        return shown(certificate.getIssuerX500Principal().getName());
    }

    /** The common name, or the whole name of a subject that has none. */
    String commonName() {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            for (Rdn part : new LdapName(subject).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return shown(part.getValue().toString());
                }
            }
            return shown(subject);
        } catch (InvalidNameException e) {
            throw KeyOffer.invalid("key.certificate has no readable subject", e);
        }
    }

    /** Names are their issuer's to choose, and may hold what no table can. */
    private static String shown(String name) {
        String printable = CONTROL.matcher(name).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }

    Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }
}
