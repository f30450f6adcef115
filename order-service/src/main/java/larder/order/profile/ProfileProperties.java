package larder.order.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set by country.
 *
 * @param profiles by ISO 3166-1 alpha-2 code in lower case; {@code default} for all others
 */
@ConfigurationProperties("larder.order")
record ProfileProperties(@Nullable Map<String, ProfileSettings> profiles) {

    private static final String DEFAULT = "default";

    ProfileProperties {
        Map<String, ProfileSettings> byCode = new TreeMap<>();
        if (profiles != null) {
            profiles.forEach((code, settings) -> byCode.put(code.toLowerCase(Locale.ROOT), settings));
        }
        profiles = Map.copyOf(byCode);
    }

    ProfileSettings byDefault() {
        return of(DEFAULT);
    }

    ProfileSettings of(String country) {
        ProfileSettings own = profiles == null ? null : profiles.get(country.toLowerCase(Locale.ROOT));
        return own == null ? ProfileSettings.OPEN : own;
    }

    /** The countries that have a profile of their own. */
    List<String> countries() {
        return profiles == null
                ? List.of()
                : profiles.keySet().stream()
                        .filter(code -> !code.equals(DEFAULT))
                        .toList();
    }
}
