package larder.gateway.limit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a gateway takes, and from whom.
 *
 * @param trustedProxies addresses, or networks as in {@code 10.0.0.0/8}, that are believed when they say whom they speak for
 * @param limits the limits of this instance
 */
@ConfigurationProperties("larder.gateway")
record LimitProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Limits limits) {

    LimitProperties {
        trustedProxies = present(trustedProxies);
    }

    private static List<String> present(List<String> given) {
        return given.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    /**
     * @param device of one device, after its signature was checked
     * @param account of one account, or program with a token of its own
     * @param address of one client address; of IPv6, of one network of 64 bits
     * @param mails of one client address, of what sends mails to whoever is named
     * @param exempt addresses or networks that no limit by address is for
     * @param remembered how many devices, accounts and addresses are counted at one time; beyond that the least recent is
     *     forgotten, and begins anew
     */
    record Limits(
            @DefaultValue("300/1m") String device,
            @DefaultValue("3000/1m") String account,
            @DefaultValue("12000/1m") String address,
            @DefaultValue("30/10m") String mails,
            @DefaultValue List<String> exempt,
            @DefaultValue("100000") int remembered) {

        Limits {
            exempt = present(exempt);
        }
    }
}
