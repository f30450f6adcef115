package larder.catalog.feedrow;

import java.util.Optional;
import larder.catalog.measure.Pack;
import larder.catalog.measure.PackText;
import org.jspecify.annotations.Nullable;

/** Reads what a row says of what a pack holds. */
final class PackRules {

    private final RowText row;

    PackRules(RowText row) {
        this.row = row;
    }

    /** The total that the seller prices by rules; the text of the pack says how it is made up, where both agree. */
    @Nullable
    Pack pack() {
        if (row.says("is_bundle")) {
            return null;
        }
        Pack told = told("package_size");
        Pack total = told("unit_pricing_measure");
        Integer packs = multipack();
        if (packs != null && told != null && told.count() == 1 && total == null) {
            return told.times(packs);
        }
        if (total == null) {
            return told;
        }
        if (told != null && told.content().equals(total.content())) {
            return told;
        }
        if (told != null) {
            row.warn(
                    "PACK_CONTRADICTS", "package_size", "It is another amount than unit_pricing_measure, which counts");
        }
        return packs == null ? total : total.dividedBy(packs).orElse(total);
    }

    private @Nullable Integer multipack() {
        String text = row.text("multipack");
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 2) {
            row.warn("MULTIPACK_UNREADABLE", "multipack", "A multipack is a number from 2 to 9999");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable Pack told(String attribute) {
        String text = row.text(attribute);
        if (text == null) {
            return null;
        }
        Optional<Pack> pack = PackText.read(text);
        if (pack.isEmpty()) {
            row.warn("PACK_UNREADABLE", attribute, "It does not plainly say what a pack holds");
        }
        return pack.orElse(null);
    }
}
