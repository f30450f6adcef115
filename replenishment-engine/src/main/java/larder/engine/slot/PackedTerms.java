package larder.engine.slot;

import java.util.Arrays;
import java.util.Currency;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.OrderTerms;
import larder.contracts.Quantity;
import larder.contracts.ShopperId;
import larder.contracts.Sku;

/** Order terms as bytes: most events of a slot order nothing, so its terms are carried along unread until an order needs them. */
public final class PackedTerms {

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
        return new PackedTerms(out.toBytes());
    }

    OrderTerms unpack() {
        Unpacker in = new Unpacker(bytes);
        return new OrderTerms(
                new ShopperId(in.text()),
                new Sku(in.text()),
                new Quantity((int) in.number()),
                in.optional(PackedTerms::unpackMoney),
                new Address(in.text(), in.text(), in.optional(Unpacker::text), in.text(), in.text(), in.text()));
    }

    ShopperId owner() {
        return new ShopperId(new Unpacker(bytes).text());
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
