package larder.support.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and lets through addresses that may be called, all of them or none. The client connects to what is returned here and
 * asks nobody again, so that a name cannot mean something else by then.
 */
final class GuardedDns implements DnsResolver {

    /** Who knows which addresses a name has. */
    @FunctionalInterface
    interface Names {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Predicate<InetAddress> allowed;

    GuardedDns(Names names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.of(host);
        if (found.length == 0 || !Arrays.stream(found).allMatch(allowed)) {
            throw new UnknownHostException("not to be called");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
