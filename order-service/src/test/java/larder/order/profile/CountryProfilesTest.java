package larder.order.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Consent.Mode;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.decision.Decision.Trigger;
import larder.contracts.order.OrderEvent.HoldReason;
import larder.order.OrderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class CountryProfilesTest {

    private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PRESS, PT30M",
        "ASKED, PT30M",
        "VOICE, PT30M",
        "VIRTUAL_BUTTON, PT30M",
        "APP, PT30M",
        "LEVEL, PT24H",
        "USAGE, PT24H",
        "DRS, PT24H"
    })
    void letsWhatNobodyWatchedBeCalledOffForLonger(Trigger trigger, Duration grace) {
        for (String country : List.of("FR", "DE", "AT", "KR", "US", "GB")) {
            assertThat(builtIn().of(address(country, "1")).graceAfter(trigger)).isEqualTo(grace);
        }
    }

    @Test
    void takesTheOldKeysForWhatNoProfileSays() {
        CountryProfiles profiles = with(Map.of(
                "larder.order.grace.press", "3s",
                "larder.order.profiles.fr.every-source.grace", "5s",
                "larder.order.profiles.fr.sources.virtual-button.grace", "7s"));

        assertThat(profiles.of(address("DE", "10115")).graceAfter(Trigger.PRESS))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(profiles.of(address("FR", "1")).graceAfter(Trigger.PRESS)).isEqualTo(Duration.ofSeconds(5));
        assertThat(profiles.of(address("FR", "1")).graceAfter(Trigger.VIRTUAL_BUTTON))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void takesTheStricterOfProfileAndConsent(Trigger trigger) {
        for (Mode consent : Mode.values()) {
            assertThat(mode("FR", consent, trigger)).isEqualTo(consent);
            assertThat(mode("DE", consent, trigger)).isEqualTo(Mode.PROPOSE);
            assertThat(mode("AT", consent, trigger)).isEqualTo(Mode.PROPOSE);
        }
    }

    @Test
    void proposesWhatOneSourceAsksForAndNotTheOthers() {
        CountryProfiles profiles = with(Map.of("larder.order.profiles.default.sources.voice.mode", "PROPOSE"));
        OrderTerms terms = terms("FR", Mode.INSTANT);
        CountryProfile profile = profiles.of(terms.deliveryAddress());

        assertThat(profile.limiting(terms, Trigger.VOICE).consent().mode()).isEqualTo(Mode.PROPOSE);
        assertThat(profile.limiting(terms, Trigger.PRESS)).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({"4.99, 3.90", "29.99, 3.90", "30.00, 0.00", "99.00, 0.00"})
    void takesNothingForTheDeliveryOfLargeOrders(String goods, String cost) {
        CountryProfile profile = with(Map.of(
                        "larder.order.profiles.fr.delivery.cost.eur.amount", "3.90",
                        "larder.order.profiles.fr.delivery.cost.eur.free-from", "30"))
                .of(address("FR", "1"));

        assertThat(profile.deliveryCost(Money.of(goods, "EUR"))).isEqualTo(Money.of(cost, "EUR"));
        assertThat(profile.deliveryCost(Money.of(goods, "USD"))).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void countsDeliveryDaysByTheCalendarOfTheCountry() {
        assertThat(builtIn().of(address("GB", "1")).deliveryAfter(NEW_YEARS_EVE))
                .isEqualTo(new DeliveryWindow(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 3)));
        assertThat(builtIn().of(address("KR", "1")).deliveryAfter(NEW_YEARS_EVE))
                .isEqualTo(new DeliveryWindow(LocalDate.of(2027, 1, 2), LocalDate.of(2027, 1, 4)));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 10115, true",
        "DE, 1011, false",
        "AT, 1010, true",
        "AT, 10115, false",
        "KR, 48058, true",
        "KR, 480-58, false",
        "US, 10001, true",
        "US, 10001-1234, true",
        "US, 1000, false",
        "GB, LS1 4AP, true",
        "GB, sw1a1aa, true",
        "GB, 12345, false",
        "FR, anything, true"
    })
    void deliversWhereThePostalCodeCanBeOne(String country, String postalCode, boolean delivers) {
        assertThat(builtIn().delivers(address(country, postalCode))).isEqualTo(delivers);
    }

    @Test
    void deliversNowhereInACountryThatIsNotServed() {
        assertThat(with(Map.of("larder.order.profiles.fr.delivery.offered", "false"))
                        .delivers(address("FR", "75001")))
                .isFalse();
    }

    @Test
    void letsProposalsLapseInTheirOwnTime() {
        CountryProfile profile = with(Map.of("larder.order.profiles.default.proposal-lapse", "12h"))
                .of(address("DE", "10115"));

        assertThat(profile.lapseOf(HoldReason.PROPOSAL)).isEqualTo(Duration.ofHours(12));
        assertThat(profile.lapseOf(HoldReason.PRICE_DRIFT)).isEqualTo(Duration.ofDays(3));
        assertThat(profile.explicitOrder()).isTrue();
        assertThat(profile.language()).isEqualTo("de");
        assertThat(builtIn().of(address("FR", "1")).explicitOrder()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "larder.order.profiles.fr.delivery.postal-code, (",
        "larder.order.profiles.fr.delivery.latest-days, 0",
        "larder.order.profiles.fr.delivery.cost.eur.amount, -1",
        "larder.order.profiles.fr.delivery.cost.xyzzy.amount, 1",
        "larder.order.profiles.fr.proposal-lapse, 0s",
        "larder.order.profiles.fr.sources.press.grace, 0s"
    })
    void doesNotStartWithWhatCannotBe(String key, String value) {
        assertThatThrownBy(() -> with(Map.of(key, value))).isInstanceOf(RuntimeException.class);
    }

    private static Mode mode(String country, Mode consent, Trigger trigger) {
        OrderTerms terms = terms(country, consent);
        return builtIn()
                .of(terms.deliveryAddress())
                .limiting(terms, trigger)
                .consent()
                .mode();
    }

    private static OrderTerms terms(String country, Mode mode) {
        return new OrderTerms(
                new ShopperId("shopper-1"),
                new Sku("WATER-1"),
                Quantity.ONE,
                null,
                address(country, "10115"),
                new Consent(mode, null, null, null, null),
                OrderTerms.DeliveryPreference.DOORSTEP);
    }

    private static Address address(String country, String postalCode) {
        return new Address("A. Shopper", "1 High Street", null, "Town", postalCode, country);
    }

    private static CountryProfiles builtIn() {
        return with(Map.of());
    }

    /** What the service brings along, and what is set besides. */
    private static CountryProfiles with(Map<String, String> set) {
        Map<Object, Object> all = new HashMap<>();
        try {
            for (PropertySource<?> each :
                    new YamlPropertySourceLoader().load("own", new ClassPathResource("application.yaml"))) {
                if (each instanceof EnumerablePropertySource<?> own) {
                    for (String name : own.getPropertyNames()) {
                        all.put(name, String.valueOf(own.getProperty(name)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.putAll(set);
        Binder binder = new Binder(new MapConfigurationPropertySource(all));
        return new CountryProfiles(
                binder.bindOrCreate("larder.order", ProfileProperties.class),
                binder.bindOrCreate("larder.order", OrderProperties.class));
    }
}
