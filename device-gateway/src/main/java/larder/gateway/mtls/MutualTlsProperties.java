package larder.gateway.mtls;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door for devices with certificates. What is left empty counts as not said.
 *
 * @param port where it listens; 0 for no such door
 * @param authorities PEM file with the certificates of those who may vouch for devices
 * @param crl file with their revocation lists, PEM or DER; read again when it has changed
 * @param crlCheckedEvery how often at most the file is looked at
 */
@ConfigurationProperties("larder.gateway.mtls")
record MutualTlsProperties(
        @Nullable Integer port,
        @DefaultValue("") String authorities,
        @DefaultValue("") String crl,
        @DefaultValue("500ms") Duration crlCheckedEvery) {

    boolean isOpen() {
        return listensOn() > 0;
    }

    int listensOn() {
        return port == null ? 0 : port;
    }

    Path authoritiesFile() {
        if (authorities.isBlank()) {
            throw new IllegalArgumentException("larder.gateway.mtls.authorities must name the devices' authorities");
        }
        return Path.of(authorities);
    }

    @Nullable
    Path crlFile() {
        return !isOpen() || crl.isBlank() ? null : Path.of(crl);
    }
}
