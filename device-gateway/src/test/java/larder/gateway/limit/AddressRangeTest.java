package larder.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
    })
    void holdsTheAddressesOfItsNetwork(String range, String address, boolean held) {
        assertThat(AddressRange.of(range).holds(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "", "example.org/8"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(text));
    }

    @Test
    void takesANetworkOf64BitsForOneCustomer() {
        assertThat(AddressRange.customer(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(AddressRange.customer(InetAddress.ofLiteral("2001:db8:1:2::")))
                .isNotEqualTo(AddressRange.customer(InetAddress.ofLiteral("2001:db8:1:3::")));
        assertThat(AddressRange.customer(InetAddress.ofLiteral("203.0.113.9"))).isEqualTo("203.0.113.9");
    }
}
