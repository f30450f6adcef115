package larder.engine.slot;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import larder.contracts.Address;
import larder.contracts.Consent;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.OrderTerms.DeliveryPreference;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;

/**
 * Order terms as bytes: most events of a slot order nothing, so its terms are carried along unread until an order needs them. They
 * grow at their end only; what engines of before wrote is shorter, and read as terms that ask for nothing.
 */
public final class PackedTerms {

    /** What stands at the end of terms that allow any pack, or are those of a test, is the sum of these. */
    private static final int ANY_PACK = 1;

    private static final int TEST = 2;

    private final byte[] bytes;

    PackedTerms(byte[] bytes) {
        this.bytes = bytes;
    }

    static PackedTerms of(OrderTerms terms) {
        Packer out = new Packer(192);
        out.text(terms.owner().value());
        out.text(terms.sku().value());
        out.number(terms.quantity().packs());
        out.optional(terms.priceCeiling(), PackedTerms::packMoney);
        Address address = terms.deliveryAddress();
        out.text(address.recipient());
        out.text(address.line1());
        out.optional(address.line2(), Packer::text);
        out.text(address.city());
        out.text(address.postalCode());
        out.text(address.country());
        packConsent(out, terms.consent());
        out.text(terms.deliveryPreference().name());
        int flags = (terms.consent().allowsAnyPack() ? ANY_PACK : 0) + (terms.runsAsTest() ? TEST : 0);
        if (flags != 0) {
            out.number(flags);
        }
        return new PackedTerms(out.toBytes());
    }

    OrderTerms unpack() {
        Unpacker in = new Unpacker(bytes);
        OrderTerms terms = new OrderTerms(
                new ShopperId(in.text()),
                new Sku(in.text()),
                new Quantity((int) in.number()),
                in.optional(PackedTerms::unpackMoney),
                new Address(in.text(), in.text(), in.optional(Unpacker::text), in.text(), in.text(), in.text()),
                in.isAtEnd() ? Consent.UNASKED : unpackConsent(in),
                in.isAtEnd() ? DeliveryPreference.DOORSTEP : DeliveryPreference.valueOf(in.text()));
        return in.isAtEnd() ? terms : flagged(terms, (int) in.number());
    }

    private static OrderTerms flagged(OrderTerms terms, int flags) {
        Consent one = terms.consent();
        return new OrderTerms(
                terms.owner(),
                terms.sku(),
                terms.quantity(),
                terms.priceCeiling(),
                terms.deliveryAddress(),
                new Consent(
                        one.mode(),
                        one.agreedUnitPrice(),
                        one.allowedDriftPercent(),
                        one.monthlyCap(),
                        one.quietHours(),
                        (flags & ANY_PACK) != 0),
                terms.deliveryPreference(),
                (flags & TEST) != 0);
    }

    ShopperId owner() {
        return new ShopperId(new Unpacker(bytes).text());
    }

    private static void packConsent(Packer out, Consent consent) {
        out.text(consent.mode().name());
        out.optional(consent.agreedUnitPrice(), PackedTerms::packMoney);
        out.optional(consent.allowedDriftPercent(), PackedTerms::packInt);
        out.optional(consent.monthlyCap(), PackedTerms::packInt);
        out.optional(consent.quietHours(), PackedTerms::packQuietHours);
    }

    private static Consent unpackConsent(Unpacker in) {
        return new Consent(
                Consent.Mode.valueOf(in.text()),
                in.optional(PackedTerms::unpackMoney),
                in.optional(PackedTerms::unpackInt),
                in.optional(PackedTerms::unpackInt),
                in.optional(PackedTerms::unpackQuietHours));
    }

    private static void packInt(Packer out, Integer value) {
        out.number(value);
    }

    private static Integer unpackInt(Unpacker in) {
        return (int) in.number();
    }

    private static void packQuietHours(Packer out, Consent.QuietHours hours) {
        out.number(hours.from().toNanoOfDay());
        out.number(hours.to().toNanoOfDay());
        out.text(hours.zone().getId());
    }

    private static Consent.QuietHours unpackQuietHours(Unpacker in) {
        return new Consent.QuietHours(
                LocalTime.ofNanoOfDay(in.number()), LocalTime.ofNanoOfDay(in.number()), ZoneId.of(in.text()));
    }

    private static void packMoney(Packer out, Money money) {
        out.signed(money.minorUnits());
        out.text(money.currency().getCurrencyCode());
    }

    private static Money unpackMoney(Unpacker in) {
        return new Money(in.signed(), Currency.getInstance(in.text()));
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedTerms that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return unpack().toString();
    }
}
