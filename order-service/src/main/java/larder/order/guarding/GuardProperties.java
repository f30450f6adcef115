package larder.order.guarding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about the guards.
 *
 * @param mostPacks the most packs that any order brings unasked, 1 to 99
 */
@ConfigurationProperties("larder.order.guards")
record GuardProperties(@DefaultValue("20") int mostPacks) {

    private static final int MOST_OF_ANY_ORDER = 99;

    GuardProperties {
        if (mostPacks < 1 || mostPacks > MOST_OF_ANY_ORDER) {
            throw new IllegalArgumentException("larder.order.guards.most-packs must be 1 to " + MOST_OF_ANY_ORDER);
        }
    }
}
