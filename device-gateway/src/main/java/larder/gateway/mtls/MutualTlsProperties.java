package larder.gateway.mtls;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door for devices with certificates.
 *
 * @param port where it listens; 0 for no such door
 * @param authorities PEM file with the certificates of those who may vouch for devices
 * @param crl file with their revocation lists, PEM or DER; read again when it has changed
 * @param crlCheckedEvery how often at most the file is looked at
 */
@ConfigurationProperties("larder.gateway.mtls")
record MutualTlsProperties(
        @DefaultValue("0") int port,
        @Nullable Path authorities,
        @Nullable Path crl,
        @DefaultValue("500ms") Duration crlCheckedEvery) {

    boolean isOpen() {
        return port > 0;
    }
}
