package larder.catalog.binding;

import java.util.Set;
import larder.contracts.Consent.Mode;

/**
 * What a binding does when its shopper has not said. Consumers in the European Economic Area must see the price before an order binds
 * them (directive 2011/83/EU, article 8), so there an event proposes and does not order.
 */
final class OrderingModePolicy {

    private static final Set<String> EUROPEAN_ECONOMIC_AREA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private OrderingModePolicy() {}

    /**
     * The mode for deliveries to a country.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    static Mode in(String country) {
        return EUROPEAN_ECONOMIC_AREA.contains(country) ? Mode.PROPOSE : Mode.INSTANT;
    }
}
