package larder.catalog.feedrun;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import larder.catalog.feedformat.FeedRow;
import larder.catalog.feedrow.Finding;
import larder.catalog.feedrow.RowDefaults;
import larder.catalog.feedrow.RowOutcome;
import larder.catalog.intake.FeedProduct;
import larder.catalog.intake.Patch;
import larder.catalog.intake.Taken;
import larder.contracts.Sku;
import org.jspecify.annotations.Nullable;

/** Some rows, and what becomes of them. Of rows about the same product the first counts. */
final class Batch {

    private static final Finding NOT_FETCHED = new Finding(
            Finding.Severity.WARNING,
            "IMAGE_LINK_REFUSED",
            "image_link",
            "Pictures are fetched from http or https, with a host name, the usual port and no password");

    private final RowDefaults defaults;
    private final Map<Sku, Place> acted = new LinkedHashMap<>();
    private final Set<Sku> named = new HashSet<>();
    private final List<Findings.Entry> entries = new ArrayList<>();
    private long rows;
    private long created;
    private long updated;
    private long unchanged;
    private long refused;
    private long unreadable;
    private long warned;
    private long removed;

    Batch(RowDefaults defaults) {
        this.defaults = defaults;
    }

    private record Place(long line, RowOutcome outcome) {}

    long rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    void read(FeedRow row) {
        rows++;
        switch (row) {
            case FeedRow.Unreadable broken -> {
                unreadable++;
                refuse(
                        broken.line(),
                        null,
                        broken.code().name(),
                        null,
                        broken.code().message());
            }
            case FeedRow.Attributes attributes -> read(attributes.line(), defaults.read(attributes));
        }
    }

    private void read(long line, RowOutcome outcome) {
        switch (outcome) {
            case RowOutcome.Refused no -> {
                refused++;
                no.findings().forEach(each -> note(line, no.item(), each));
                if (no.sku() != null) {
                    named.add(no.sku());
                }
            }
            case RowOutcome.Whole whole -> act(whole.product().sku(), line, outcome);
            case RowOutcome.Partial partial -> act(partial.patch().sku(), line, outcome);
            case RowOutcome.Gone gone -> act(gone.sku(), line, outcome);
        }
    }

    private void act(Sku sku, long line, RowOutcome outcome) {
        named.add(sku);
        if (acted.putIfAbsent(sku, new Place(line, outcome)) != null) {
            repeated(sku, line);
        }
    }

    /** All products that the rows are about. */
    Set<Sku> named() {
        return named;
    }

    /** Passes over rows about products that an earlier batch was about. */
    void keepFirst(Set<Sku> fresh) {
        acted.entrySet().removeIf(each -> {
            boolean again = !fresh.contains(each.getKey());
            if (again) {
                repeated(each.getKey(), each.getValue().line());
            }
            return again;
        });
    }

    private void repeated(Sku sku, long line) {
        refuse(line, sku.value(), "ID_REPEATED", "id", "An earlier row has the same id; that one counts");
    }

    List<FeedProduct> products() {
        return outcomes(RowOutcome.Whole.class).map(RowOutcome.Whole::product).toList();
    }

    List<Patch> patches() {
        return outcomes(RowOutcome.Partial.class).map(RowOutcome.Partial::patch).toList();
    }

    List<Sku> gone() {
        return outcomes(RowOutcome.Gone.class).map(RowOutcome.Gone::sku).toList();
    }

    private <T extends RowOutcome> Stream<T> outcomes(Class<T> kind) {
        return acted.values().stream()
                .map(Place::outcome)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Counts what became of the products. */
    void settle(Taken taken, Set<Sku> left) {
        acted.forEach((sku, place) -> {
            if (taken.foreign().contains(sku)) {
                refuse(
                        place.line(),
                        sku.value(),
                        "ID_TAKEN",
                        "id",
                        "The id belongs to a product of another seller or feed");
            } else if (taken.unknown().contains(sku)) {
                refuse(
                        place.line(),
                        sku.value(),
                        "PRODUCT_UNKNOWN",
                        "id",
                        "Only a price is given, and there is no such product");
            } else {
                settle(sku, place, taken, left);
            }
        });
    }

    private void settle(Sku sku, Place place, Taken taken, Set<Sku> left) {
        List<Finding> warnings = new ArrayList<>(
                switch (place.outcome()) {
                    case RowOutcome.Whole whole -> whole.warnings();
                    case RowOutcome.Partial partial -> partial.warnings();
                    case RowOutcome.Gone _, RowOutcome.Refused _ -> List.of();
                });
        if (taken.pictureless().contains(sku)) {
            warnings.add(NOT_FETCHED);
        }
        warnings.forEach(each -> note(place.line(), sku.value(), each));
        warned += warnings.isEmpty() ? 0 : 1;
        if (taken.created().contains(sku)) {
            created++;
        } else if (taken.updated().contains(sku)) {
            updated++;
        } else if (left.contains(sku)) {
            removed++;
        } else {
            unchanged++;
        }
    }

    List<Findings.Entry> entries() {
        return entries;
    }

    FeedImport.Tally addTo(FeedImport.Tally before) {
        return new FeedImport.Tally(
                before.rows() + rows,
                before.created() + created,
                before.updated() + updated,
                before.unchanged() + unchanged,
                before.refused() + refused,
                before.unreadable() + unreadable,
                before.warned() + warned,
                before.removed() + removed);
    }

    private void refuse(long line, @Nullable String item, String code, @Nullable String attribute, String message) {
        refused++;
        note(line, item, new Finding(Finding.Severity.REFUSED, code, attribute, message));
    }

    private void note(long line, @Nullable String item, Finding finding) {
        entries.add(new Findings.Entry(0, line, item, finding));
    }
}
