package larder.gateway.claim;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import larder.contracts.ShopperId;

/**
 * Who tries codes: an account, from an address.
 *
 * @param account the account as it is counted
 * @param address the address as it is counted: of IPv6, the network that a household has for itself
 */
record Guesser(String account, String address) {

    private static final int NETWORK_BYTES = 8;

    static Guesser of(ShopperId shopper, String remoteAddress) {
        return new Guesser(account(shopper), "address:" + network(remoteAddress));
    }

    static String account(ShopperId shopper) {
        return "account:" + shopper;
    }

    private static String network(String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
