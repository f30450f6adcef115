package larder.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import larder.contracts.ShopperId;
import org.junit.jupiter.api.Test;

class GuesserTest {

    private static final ShopperId SHOPPER = new ShopperId("shopper-1");

    @Test
    void isOneForAllAddressesOfAHousehold() {
        assertThat(Guesser.of(SHOPPER, "2001:db8:1:2::5")).isEqualTo(Guesser.of(SHOPPER, "2001:db8:1:2:ffff::9"));
        assertThat(Guesser.of(SHOPPER, "2001:db8:1:3::5")).isNotEqualTo(Guesser.of(SHOPPER, "2001:db8:1:2::5"));
        assertThat(Guesser.of(SHOPPER, "192.0.2.1")).isNotEqualTo(Guesser.of(SHOPPER, "192.0.2.2"));
    }

    @Test
    void isTheSameHoweverItsAddressIsWritten() {
        assertThat(Guesser.of(SHOPPER, "::ffff:192.0.2.1")).isEqualTo(Guesser.of(SHOPPER, "192.0.2.1"));
    }
}
