package larder.support.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which texts are addresses that are called.
 *
 * @param ports the ports that may be called
 * @param anyPort whether every port may be called
 */
record EgressUrlPolicy(Set<Integer> ports, boolean anyPort) {

    private static final int LONGEST = 2_000;

    /** The address: http or https, with a host and without a user; a name with letters outside of ASCII is written in Punycode. */
    Optional<URI> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return isCalled(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isCalled(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean known = scheme.equals("http") || scheme.equals("https");
        return known
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && (anyPort || ports.contains(port(uri, scheme)));
    }

    private static int port(URI uri, String scheme) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
