package larder.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(AddressRange.all(List.of("10.0.0.0/8")));

    @Test
    void believesNobodyWhoIsNoProxyOfOurs() {
        assertThat(found("203.0.113.5", "X-Forwarded-For", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(new ClientAddress(List.of())
                        .of(request("10.0.0.1", "X-Forwarded-For", "198.51.100.1"))
                        .getHostAddress())
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 198.51.100.1                                | 198.51.100.1",
                "X-Forwarded-For | 192.0.2.66, 198.51.100.1, 10.0.0.2          | 198.51.100.1",
                "X-Forwarded-For | 198.51.100.1:4711                           | 198.51.100.1",
                "X-Forwarded-For | 10.0.0.3, 10.0.0.2                          | 10.0.0.3",
                "X-Forwarded-For | 198.51.100.1, unknown                       | 10.0.0.1",
                "X-Forwarded-For | localhost                                   | 10.0.0.1",
                "Forwarded       | for=192.0.2.66, for=198.51.100.1;proto=https | 198.51.100.1",
                "Forwarded       | proto=https;For=\"198.51.100.1:80\"         | 198.51.100.1",
                "Forwarded       | for=_hidden                                 | 10.0.0.1",
            })
    void findsWhoSpokeToTheOutermostProxy(String header, String value, String client) {
        assertThat(found("10.0.0.1", header, value)).isEqualTo(client);
    }

    @Test
    void readsIpv6InItsSeveralSpellings() {
        assertThat(found("10.0.0.1", "Forwarded", "for=\"[2001:db8::17]:4711\""))
                .isEqualTo("2001:db8:0:0:0:0:0:17");
        assertThat(found("10.0.0.1", "X-Forwarded-For", "2001:db8::17")).isEqualTo("2001:db8:0:0:0:0:0:17");
        assertThat(found("10.0.0.1", "X-Forwarded-For", "[2001:db8::17]")).isEqualTo("2001:db8:0:0:0:0:0:17");
    }

    private String found(String peer, String header, String value) {
        return behindProxies.of(request(peer, header, value)).getHostAddress();
    }

    private static MockHttpServletRequest request(String peer, String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader(header, value);
        return request;
    }
}
