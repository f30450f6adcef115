package larder.gateway.attempt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Where a request comes from, as far as one can be told from another: an IPv4 address, or a network of IPv6. */
public record ClientAddress(String value) {

    private static final int NETWORK_GROUPS = 4;

    public static ClientAddress of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!address.contains(":")) {
            return new ClientAddress(address);
        }
        // Tomcat writes all eight groups; a household or a host has the lower half to itself.
        String[] groups = address.split(":", -1);
        return groups.length <= NETWORK_GROUPS
                ? new ClientAddress(address)
                : new ClientAddress(String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS)));
    }

    @Override
    public String toString() {
        return value;
    }
}
