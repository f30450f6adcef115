package larder.gateway.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network, such as {@code 10.0.0.0/8}, or one address, which is a network of its own. */
@SuppressWarnings("ArrayRecordComponent") // never compared; two ranges are asked whether they hold an address
record AddressRange(byte[] network, int bits) {

    static List<AddressRange> all(List<String> given) {
        return given.stream().map(AddressRange::of).toList();
    }

    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("no address or network: " + text);
        }
        byte[] network = address.getAddress();
        int bits = slash < 0 ? 8 * network.length : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > 8 * network.length) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return new AddressRange(network, bits);
    }

    boolean holds(InetAddress address) {
        byte[] asked = address.getAddress();
        if (asked.length != network.length || !Arrays.equals(asked, 0, bits / 8, network, 0, bits / 8)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xff00 >> rest & 0xff;
        return rest == 0 || (asked[bits / 8] & mask) == (network[bits / 8] & mask);
    }

    /** The address that a text spells in digits; none for anything else, so that no name is ever looked up. */
    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The part of an address that one customer of a network has: all of an IPv4 address, 64 bits of an IPv6 address. */
    static String customer(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        Arrays.fill(bytes, 8, 16, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
