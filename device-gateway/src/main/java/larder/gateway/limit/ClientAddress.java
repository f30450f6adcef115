package larder.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who really sends a request: whoever opened the connection, unless that is a proxy of ours. Then it is the last address
 * that the proxies' {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For} names and that is no proxy of ours; what stands
 * before it is hearsay.
 */
public final class ClientAddress {

    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?:^|;)\\s*for=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_PORT = Pattern.compile("\\[?([0-9A-Fa-f:.]+?)]?(?::\\d+)?");

    private final List<AddressRange> proxies;

    ClientAddress(List<AddressRange> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** The part of the address that tells one client from another: an IPv4 address, or a network of IPv6. */
    public String customer(HttpServletRequest request) {
        return AddressRange.customer(of(request));
    }

    InetAddress of(HttpServletRequest request) {
        InetAddress peer = peer(request);
        if (proxies.isEmpty() || !isProxy(peer)) {
            return peer;
        }
        InetAddress nearest = peer;
        for (String hop : hops(request)) {
            InetAddress said = AddressRange.literal(hop);
            if (said == null) {
                return nearest;
            }
            nearest = said;
            if (!isProxy(said)) {
                return said;
            }
        }
        return nearest;
    }

    private static InetAddress peer(HttpServletRequest request) {
        InetAddress peer = AddressRange.literal(request.getRemoteAddr());
        return peer == null ? InetAddress.getLoopbackAddress() : peer;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.holds(address));
    }

    /** The addresses that proxies wrote down, the last first; an unreadable one as it is. */
    private static List<String> hops(HttpServletRequest request) {
        List<String> standard = elements(request, "Forwarded").stream()
                .map(element -> withoutPort(first(FORWARDED_FOR.matcher(element), element)))
                .toList();
        List<String> found = new ArrayList<>(
                standard.isEmpty()
                        ? elements(request, "X-Forwarded-For").stream()
                                .map(ClientAddress::withoutPort)
                                .toList()
                        : standard);
        Collections.reverse(found);
        return found;
    }

    private static String first(Matcher matcher, String otherwise) {
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static String withoutPort(String element) {
        if (AddressRange.literal(element) != null) {
            return element;
        }
        Matcher form = WITH_PORT.matcher(element);
        return form.matches() ? form.group(1) : element;
    }

    private static List<String> elements(HttpServletRequest request, String name) {
        List<String> found = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(name))) {
            for (String element : line.split(",", -1)) {
                found.add(element.strip());
            }
        }
        return found;
    }

    /** Whether any of the ranges holds the address. */
    static boolean isIn(List<AddressRange> ranges, @Nullable InetAddress address) {
        return address != null && ranges.stream().anyMatch(range -> range.holds(address));
    }
}
