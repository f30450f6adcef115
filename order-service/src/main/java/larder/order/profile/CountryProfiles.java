package larder.order.profile;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import larder.contracts.Address;
import larder.contracts.Consent.Mode;
import larder.contracts.decision.Decision.Trigger;
import larder.order.OrderProperties;
import larder.order.profile.CountryProfile.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The profile of each country, completed at the start, so that a mistake in the settings keeps the service from running. */
@Component
public class CountryProfiles {

    private static final String LANGUAGE = "en";

    private final OrderProperties orders;
    private final CountryProfile byDefault;
    private final Map<String, CountryProfile> byCountry = new HashMap<>();

    CountryProfiles(ProfileProperties properties, OrderProperties orders) {
        this.orders = orders;
        this.byDefault = complete(ProfileSettings.OPEN, properties.byDefault());
        properties
                .countries()
                .forEach(country -> byCountry.put(
                        country.toUpperCase(Locale.ROOT), complete(properties.of(country), properties.byDefault())));
    }

    /** What holds for orders that go to an address. */
    public CountryProfile of(Address address) {
        return byCountry.getOrDefault(address.country(), byDefault);
    }

    /** Whether anything can be brought there: the country is served, and its postal code can be one. */
    public boolean delivers(Address address) {
        return of(address).delivers(address);
    }

    private CountryProfile complete(ProfileSettings own, ProfileSettings fallback) {
        Map<Trigger, Source> sources = Arrays.stream(Trigger.values())
                .collect(Collectors.toMap(Function.identity(), trigger -> source(own, fallback, trigger)));
        Duration holdLapse = orders.hold().lapse();
        Duration proposalLapse = first(own.proposalLapse(), fallback.proposalLapse(), holdLapse);
        boolean explicitOrder = first(own.explicitOrder(), fallback.explicitOrder(), false);
        return new CountryProfile(
                sources,
                explicitOrder,
                proposalLapse,
                holdLapse,
                first(own.language(), fallback.language(), LANGUAGE),
                first(own.zone(), fallback.zone(), (ZoneId) ZoneOffset.UTC),
                DeliveryTerms.of(own.deliveryOrOpen(), fallback.deliveryOrOpen()));
    }

    private Source source(ProfileSettings own, ProfileSettings fallback, Trigger trigger) {
        SourceRule rule = own.rule(trigger).or(fallback.rule(trigger));
        return new Source(
                rule.mode() == null ? Mode.INSTANT : rule.mode(),
                rule.grace() == null ? graceAfter(trigger) : rule.grace());
    }

    /** What nobody watches can be called off for longer. */
    private Duration graceAfter(Trigger trigger) {
        return switch (trigger) {
            case PRESS, ASKED, VOICE, VIRTUAL_BUTTON, APP -> orders.grace().press();
            case LEVEL, USAGE, DRS -> orders.grace().reading();
        };
    }

    private static <T> T first(@Nullable T own, @Nullable T fallback, T last) {
        return own != null ? own : fallback != null ? fallback : last;
    }
}
