package larder.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What can be set about the life of an order.
 *
 * @param grace how long a placed order can be cancelled, where no country profile says otherwise
 * @param hold what happens to an order that waits for consent
 * @param resolution what happens to an order that something stands in the way of
 * @param timers how punctually the above end
 */
@ConfigurationProperties("larder.order")
public record OrderProperties(
        @DefaultValue Grace grace,
        @DefaultValue Hold hold,
        @DefaultValue Resolution resolution,
        @DefaultValue Timers timers) {

    /**
     * How long a placed order can be cancelled.
     *
     * @param press when somebody asked for it
     * @param reading when a sensor or an appliance asked for it, whom nobody watched
     */
    public record Grace(
            @DefaultValue("30m") Duration press,
            @DefaultValue("24h") Duration reading) {

        public Grace {
            requirePositive(press, "larder.order.grace.press");
            requirePositive(reading, "larder.order.grace.reading");
        }
    }

    /**
     * What happens to an order that waits for consent.
     *
     * @param lapse how long it waits before it is cancelled
     */
    public record Hold(@DefaultValue("72h") Duration lapse) {

        public Hold {
            requirePositive(lapse, "larder.order.hold.lapse");
        }
    }

    /**
     * What happens to an order that something stands in the way of.
     *
     * @param patience how long that can be mended before the order is called off
     */
    public record Resolution(
            @Name("wait") @DefaultValue("72h") Duration patience) {

        public Resolution {
            requirePositive(patience, "larder.order.resolution.wait");
        }
    }

    /**
     * How punctually grace periods and holds end.
     *
     * @param pollingInterval how often this instance looks for timers that are due
     * @param threads how many of them it handles at a time
     */
    public record Timers(
            @DefaultValue("1s") Duration pollingInterval,
            @DefaultValue("4") int threads) {

        public Timers {
            requirePositive(pollingInterval, "larder.order.timers.polling-interval");
            if (threads < 1) {
                throw new IllegalArgumentException("larder.order.timers.threads must be at least 1");
            }
        }
    }

    private static void requirePositive(Duration given, String what) {
        if (!given.isPositive()) {
            throw new IllegalArgumentException(what + " must be longer than nothing");
        }
    }
}
