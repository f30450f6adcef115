package larder.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import larder.catalog.product.CategoryNames;
import larder.catalog.product.Label;
import org.springframework.stereotype.Component;

/** Counts what is found by what it can be narrowed down by: the categories right below the one asked for, and brands. */
@Component
class CountFacets {

    private static final int MOST = 100_000;

    private final SearchProducts search;
    private final ProductIndex index;
    private final CategoryNames names;
    private final SearchDatabase database;

    CountFacets(SearchProducts search, ProductIndex index, CategoryNames names, SearchDatabase database) {
        this.search = search;
        this.index = index;
        this.names = names;
        this.database = database;
    }

    /**
     * What there is to narrow a search down by, the 20 largest each.
     *
     * @param products how many products were found
     * @param capped whether there are more than are counted
     * @param categories of the level below the category asked for, or the roots
     * @param brands of the whole search, whichever brands were asked for
     */
    record Facets(long products, boolean capped, List<InCategory> categories, List<OfBrand> brands) {}

    record InCategory(String id, Label name, long products) {}

    record OfBrand(String brand, long products) {}

    Facets count(Filter filter, String query) {
        return database.bounded(() -> {
            if (query.isBlank()) {
                return count(filter, Optional.empty());
            }
            Optional<TextQuery> text = search.spelledOrMended(filter, query);
            return text.isEmpty() ? new Facets(0, false, List.of(), List.of()) : count(filter, text);
        });
    }

    private Facets count(Filter filter, Optional<TextQuery> text) {
        int level = 1
                + filter.categories().stream().findFirst().flatMap(names::depth).orElse(0);
        ProductIndex.Counts found = index.count(filter, text.orElse(null), level, MOST);
        Map<String, Long> brands = filter.brands().isEmpty()
                ? found.brands()
                : index.count(filter.ofAnyBrand(), text.orElse(null), level, MOST)
                        .brands();
        Map<String, Label> labels = names.of(found.categories().keySet());
        return new Facets(
                found.products(),
                found.capped(),
                found.categories().entrySet().stream()
                        .filter(each -> labels.containsKey(each.getKey()))
                        .map(each -> new InCategory(
                                each.getKey(), Objects.requireNonNull(labels.get(each.getKey())), each.getValue()))
                        .toList(),
                brands.entrySet().stream()
                        .map(each -> new OfBrand(each.getKey(), each.getValue()))
                        .toList());
    }
}
