package larder.order.placing;

import java.util.Set;
import larder.contracts.Address;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whole countries, or the whole world.
 *
 * @param deliversTo ISO 3166-1 alpha-2 codes of the countries; none for all
 */
@ConfigurationProperties("larder.order")
record ServedCountries(@DefaultValue Set<String> deliversTo) implements Deliverability {

    @Override
    public boolean delivers(Address address) {
        return deliversTo.isEmpty() || deliversTo.contains(address.country());
    }
}
