package larder.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderId;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;
import larder.contracts.binding.LevelRule;
import larder.contracts.decision.Decision.Reason;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A state is read as it was written. Whole lives of states are packed and unpacked by {@link Household} besides. */
class SlotStateCodecPropertyTest {

    @Property(tries = 500)
    void readsWhatItWrote(@ForAll("states") SlotState state) {
        assertThat(SlotStateCodec.read(SlotStateCodec.write(state))).isEqualTo(state);
    }

    @Property(tries = 200)
    void unpacksTheTermsItPacked(@ForAll("terms") OrderTerms terms) {
        assertThat(PackedTerms.of(terms).unpack()).isEqualTo(terms);
    }

    @Example
    void staysSmall() {
        Household household = Household.bound();
        for (int i = 0; i < 200; i++) {
            household.sends(Kitchen.press("e" + i, Duration.ofSeconds(i * 61L)));
        }
        assertThat(SlotStateCodec.write(household.slot())).hasSizeLessThan(1_300);
    }

    @Example
    void refusesAStateOfANewerEngine() {
        byte[] written = SlotStateCodec.write(SlotState.UNKNOWN);
        written[0] = 4;

        assertThatThrownBy(() -> SlotStateCodec.read(written)).isInstanceOf(UnreadableSlotState.class);
    }

    /** The file is what version 1 wrote of a slot that was pressed, read low, suspended and pressed again. */
    @Example
    void readsWhatTheFormerVersionWrote() throws IOException {
        SlotState slot = SlotStateCodec.read(formerState());

        assertThat(Objects.requireNonNull(slot.binding().terms()).unpack()).isEqualTo(Kitchen.terms("kim"));
        assertThat(slot.binding().rules()).isEqualTo(new Binding.Rules(false, false, false, 5, Kitchen.PERCENT));
        assertThat(slot.device()).isEqualTo(Standing.BARRED);
        var policy = new ReplenishmentPolicy(Limits.DEFAULT);
        Verdict ordered = policy.decide(slot, Kitchen.press("e1", Duration.ofHours(4)));
        assertThat(ordered.repeat()).isTrue();
        assertThat(((Answer.Order) ordered.answer()).terms()).isEqualTo(Kitchen.terms("kim"));
        assertThat(policy.decide(slot, Kitchen.level("l1", "15", Duration.ofHours(4)))
                        .answer())
                .isEqualTo(new Answer.Ignore(Reason.ORDER_OPEN, ((Answer.Order) ordered.answer()).order()));
        assertThat(policy.decide(slot, Kitchen.press("e3", Duration.ofHours(4))).answer())
                .isEqualTo(new Answer.Ignore(Reason.DEREGISTERED, null));
        assertThat(SlotStateCodec.read(SlotStateCodec.write(slot))).isEqualTo(slot);
    }

    /** What version 2 wrote ends where the orders that a slot made by itself begin. */
    @Property(tries = 200)
    void readsWhatWasWrittenBeforeReordersWereKept(@ForAll("states") SlotState state) {
        SlotState before = state.with(Reorders.NONE);
        byte[] grown = SlotStateCodec.write(before);
        byte[] former = Arrays.copyOf(grown, grown.length - 3);
        former[0] = 2;

        Disarmed disarmed = before.gauge().disarmed();
        SlotState after = disarmed != null && before.orders().open().contains(disarmed.order())
                ? before.with(Reorders.NONE.asked(disarmed.order()))
                : before;
        assertThat(SlotStateCodec.read(former)).isEqualTo(after);
    }

    private static byte[] formerState() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SlotStateCodecPropertyTest.class.getResourceAsStream("/slot-state.v1.hex"))) {
            return HexFormat.of()
                    .parseHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", ""));
        }
    }

    /** What engines of before packed ends where the consent begins. */
    @Property(tries = 200)
    void unpacksTermsThatWerePackedBeforeThereWasConsent(@ForAll("terms") OrderTerms terms) {
        OrderTerms before = new OrderTerms(
                terms.owner(), terms.sku(), terms.quantity(), terms.priceCeiling(), terms.deliveryAddress());
        byte[] grown = PackedTerms.of(before).bytes();
        byte[] former = Arrays.copyOf(grown, grown.length - "_INSTANT____".length() - "_DOORSTEP".length());

        assertThat(new PackedTerms(former).unpack()).isEqualTo(before);
    }

    @Provide
    Arbitrary<SlotState> states() {
        Arbitrary<Binding> bindings = Combinators.combine(
                        terms().map(PackedTerms::of).injectNull(0.2), rules().injectNull(0.3))
                .as(Binding::new);
        Arbitrary<OrderBook> books = Combinators.combine(
                        orders().list().ofMaxSize(5), instants().list().ofMaxSize(20))
                .as(OrderBook::new);
        Arbitrary<AnsweredEvents> answered = Combinators.combine(
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(900),
                        terms().map(PackedTerms::of).list().ofMaxSize(3),
                        orders().list().ofMaxSize(3))
                .as(AnsweredEvents::new);
        return Combinators.combine(
                        bindings,
                        Arbitraries.of(Standing.class),
                        books,
                        instants().injectNull(0.3),
                        gauges(),
                        answered,
                        reorders())
                .as(SlotState::new);
    }

    private static Arbitrary<Reorders> reorders() {
        return Combinators.combine(
                        orders().list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 200),
                        instants().injectNull(0.3))
                .as(Reorders::new);
    }

    private static Arbitrary<Gauge> gauges() {
        Arbitrary<Gauge.Reading> readings =
                Combinators.combine(decimals(), instants()).as(Gauge.Reading::new);
        Arbitrary<Disarmed> disarmed = Combinators.combine(
                        orders(),
                        Arbitraries.of(true, false),
                        decimals().injectNull(0.3),
                        instants().injectNull(0.3))
                .as(Disarmed::new);
        return Combinators.combine(
                        decimals().injectNull(0.3),
                        readings.injectNull(0.3),
                        instants().injectNull(0.3),
                        Arbitraries.of(true, false),
                        readings.injectNull(0.3),
                        disarmed.injectNull(0.5))
                .as(Gauge::new);
    }

    private static Arbitrary<Binding.Rules> rules() {
        Arbitrary<LevelRule> levels = Arbitraries.integers()
                .between(10, 1_000_000)
                .map(capacity -> new LevelRule(
                        BigDecimal.valueOf(capacity, 3), BigDecimal.valueOf(5, 3), new BigDecimal("0.0001")));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 50),
                        levels.injectNull(0.3))
                .as(Binding.Rules::new);
    }

    @Provide
    Arbitrary<OrderTerms> terms() {
        Arbitrary<String> ids =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(64);
        Arbitrary<String> lines = Arbitraries.of("김 가족", "12 Harbour Street", "Ørsted's 🏠", "x".repeat(120), "Busan");
        Arbitrary<Address> addresses = Combinators.combine(lines, lines, lines.injectNull(0.5), lines, lines)
                .as((recipient, line1, line2, city, code) -> new Address(recipient, line1, line2, city, code, "KR"));
        Arbitrary<Money> ceilings = Combinators.combine(Arbitraries.longs(), Arbitraries.of("KRW", "USD"))
                .as((minor, unit) -> new Money(minor, Currency.getInstance(unit)));
        return Combinators.combine(
                        ids.map(ShopperId::new),
                        ids.map(Sku::new),
                        Arbitraries.integers().between(1, 99).map(Quantity::new),
                        ceilings.injectNull(0.5),
                        addresses,
                        consents(ceilings),
                        Arbitraries.of(OrderTerms.DeliveryPreference.class),
                        Arbitraries.of(true, false).injectNull(0.3))
                .as(OrderTerms::new);
    }

    private static Arbitrary<Consent> consents(Arbitrary<Money> prices) {
        Arbitrary<LocalTime> mornings =
                Arbitraries.longs().between(0, 43_199_999_999_999L).map(LocalTime::ofNanoOfDay);
        Arbitrary<Consent.QuietHours> quietHours = Combinators.combine(
                        mornings,
                        mornings.map(time -> time.plusHours(12)),
                        Arbitraries.of("Asia/Seoul", "Europe/Berlin", "America/St_Johns"),
                        Arbitraries.of(true, false))
                .as((early, late, zone, overNight) -> overNight
                        ? new Consent.QuietHours(late, early, ZoneId.of(zone))
                        : new Consent.QuietHours(early, late, ZoneId.of(zone)));
        return Combinators.combine(
                        Arbitraries.of(Consent.Mode.class),
                        prices.injectNull(0.3),
                        Arbitraries.integers()
                                .between(0, Consent.MAX_DRIFT_PERCENT)
                                .injectNull(0.5),
                        Arbitraries.integers()
                                .between(1, Consent.MAX_MONTHLY_CAP)
                                .injectNull(0.5),
                        quietHours.injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Consent::new);
    }

    private static Arbitrary<OrderId> orders() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new OrderId(new UUID(high, low)));
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.oneOf(
                List.of(Arbitraries.bigDecimals().ofScale(9), Arbitraries.of(BigDecimal.ZERO, new BigDecimal("1E+3"))));
    }
}
