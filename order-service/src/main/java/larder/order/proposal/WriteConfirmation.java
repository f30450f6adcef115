package larder.order.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.contracts.Address;
import larder.contracts.Money;
import larder.contracts.product.ProductState;
import larder.order.profile.DeliveryWindow;
import larder.order.reading.OrderView;
import org.jspecify.annotations.Nullable;

/** Puts a priced order into words. The same order, day and language always give the same text. */
final class WriteConfirmation {

    private WriteConfirmation() {}

    static Confirmation of(OrderView order, DeliveryWindow delivery, Wording wording) {
        Bill bill = Bill.of(order);
        String product = productName(order, wording.language());
        String text = text(order, product, bill, delivery, wording);
        return new Confirmation(
                order.orderId(),
                wording.language(),
                product,
                order.sku(),
                order.quantity(),
                bill.unit(),
                bill.goods(),
                bill.delivery(),
                bill.total(),
                delivery,
                order.deliveryAddress(),
                order.offer().seller(),
                wording.say("button"),
                text,
                digest(text));
    }

    private static String text(OrderView order, String product, Bill bill, DeliveryWindow delivery, Wording wording) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.say("heading"));
        if (order.test() != null) {
            lines.add(wording.say("test"));
        }
        lines.add(wording.say(
                "line", product, order.sku().value(), order.quantity().packs(), wording.money(bill.unit())));
        lines.add(wording.say("goods", wording.money(bill.goods())));
        lines.add(wording.say("delivery-cost", wording.money(bill.delivery())));
        lines.add(wording.say("total", wording.money(bill.total())));
        lines.add(wording.say("delivery", wording.date(delivery.earliest()), wording.date(delivery.latest())));
        lines.add(wording.say("address", inOneLine(order.deliveryAddress())));
        String seller = order.offer().seller();
        if (seller != null) {
            lines.add(wording.say("seller", seller));
        }
        lines.add("[" + wording.say("button") + "]");
        return String.join("\n", lines) + "\n";
    }

    private static String productName(OrderView order, String language) {
        ProductState.@Nullable Name name = order.offer().productName();
        if (name == null) {
            return order.sku().value();
        }
        boolean korean = language.equals("ko");
        return Stream.of(korean ? name.ko() : name.en(), korean ? name.en() : name.ko())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(order.sku().value());
    }

    private static String inOneLine(Address address) {
        return Stream.of(
                        address.recipient(),
                        address.line1(),
                        address.line2(),
                        address.postalCode() + " " + address.city(),
                        address.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What an order costs, by what it is for. */
    private record Bill(Money unit, Money goods, Money delivery, Money total) {

        static Bill of(OrderView order) {
            Money total = Objects.requireNonNull(order.total(), "a held order has a total");
            Money unit = Objects.requireNonNull(order.unitPrice(), "a held order has a price");
            Money known = order.offer().deliveryCost();
            Money delivery = known == null ? new Money(0, total.currency()) : known;
            Money goods = new Money(total.minorUnits() - delivery.minorUnits(), total.currency());
            return new Bill(unit, goods, delivery, total);
        }
    }
}
