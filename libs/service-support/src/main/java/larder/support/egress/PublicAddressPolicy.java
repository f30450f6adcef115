package larder.support.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/** Which addresses belong to the public Internet: all others may be somebody's inside, ours or that of whoever runs us. */
final class PublicAddressPolicy {

    /** The IANA special-purpose registry for IPv4, multicast and the reserved rest. */
    private static final List<Network> NOT_PUBLIC_4 = List.of(
            new Network("00000000", 8), // this network
            new Network("0a000000", 8), // private
            new Network("64400000", 10), // shared with carriers
            new Network("7f000000", 8), // loopback
            new Network("a9fe0000", 16), // link-local, where clouds keep their metadata
            new Network("ac100000", 12), // private
            new Network("c0000000", 24), // protocol assignments
            new Network("c0000200", 24), // documentation
            new Network("c0586300", 24), // 6to4 relays
            new Network("c0a80000", 16), // private
            new Network("c6120000", 15), // benchmarks
            new Network("c6336400", 24), // documentation
            new Network("cb007100", 24), // documentation
            new Network("e0000000", 4), // multicast
            new Network("f0000000", 4)); // reserved, broadcast

    /** The only part of IPv6 that is given out for the Internet; what stands for IPv4 in it, or is not routed, is taken out. */
    private static final Network PUBLIC_6 = new Network("20000000000000000000000000000000", 3);

    private static final List<Network> NOT_PUBLIC_6 = List.of(
            new Network("20010000000000000000000000000000", 23), // protocol assignments, Teredo
            new Network("20010db8000000000000000000000000", 32), // documentation
            new Network("20020000000000000000000000000000", 16), // 6to4
            new Network("3fff0000000000000000000000000000", 20)); // documentation

    private PublicAddressPolicy() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.holds(bytes))
                : PUBLIC_6.holds(bytes) && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(bytes));
    }

    /** The addresses whose first bits are the same. */
    @SuppressWarnings("ArrayRecordComponent") // constants of this class, which nobody compares
    private record Network(byte[] start, int bits) {

        Network(String start, int bits) {
            this(HexFormat.of().parseHex(start), bits);
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
