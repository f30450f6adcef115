package larder.support.egress;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where calls to addresses that somebody else named may go.
 *
 * @param ports the ports that may be called
 * @param loopback whether this machine itself may be called, at any port: for tests and a system on one machine only
 * @param within how long one call may take, redirects and all
 */
@ConfigurationProperties("larder.egress")
public record EgressProperties(
        @DefaultValue({"80", "443"}) Set<Integer> ports,
        @DefaultValue("false") boolean loopback,
        @DefaultValue("20s") Duration within) {

    public EgressProperties {
        ports = Set.copyOf(ports);
    }
}
