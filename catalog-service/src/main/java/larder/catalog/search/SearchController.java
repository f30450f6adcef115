package larder.catalog.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the catalogue over HTTP. */
@RestController
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'", "'PARTNER'"},
        scope = "products")
class SearchController {

    private static final String PLAIN = "\\P{Cntrl}*";
    private static final int MOST_BRANDS = 20;
    private static final int LONGEST_BRAND = 200;

    private final SearchProducts search;
    private final CountFacets countFacets;

    SearchController(SearchProducts search, CountFacets countFacets) {
        this.search = search;
        this.countFacets = countFacets;
    }

    /**
     * One page of products: the best first where there is a query, else in the order of their skus. Each {@code brand} that is given
     * adds those of that brand.
     *
     * @param query words of the name, the brand or the category, the last of them perhaps not typed to its end; a sku or a GTIN
     * @param category only of this category and those below it
     * @param forSale only what is for sale, or only what is not
     * @param sort {@code relevance} or {@code sku}
     * @param limit the most products to answer with, 1 to 200
     * @param after goes on behind the page before: its {@code next}
     */
    @GetMapping("/v1/products")
    ProductPage list(
            @RequestParam(defaultValue = "") @Size(max = 100) String query,
            @RequestParam(defaultValue = "") @Size(max = 64) @Pattern(regexp = PLAIN) String category,
            @RequestParam MultiValueMap<String, String> all,
            @RequestParam(required = false) @Nullable Boolean forSale,
            @RequestParam(defaultValue = "relevance") @Pattern(regexp = "relevance|sku") String sort,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(defaultValue = "") @Size(max = 200) String after) {
        Filter filter = filter(category, all, forSale);
        return sort.equals("sku")
                ? search.bySku(filter, query, after, limit)
                : search.page(filter, query, after, limit);
    }

    /** How many products a search finds in the categories below the one asked for, and of which brands. */
    @GetMapping("/v1/products/facets")
    CountFacets.Facets facets(
            @RequestParam(defaultValue = "") @Size(max = 100) String query,
            @RequestParam(defaultValue = "") @Size(max = 64) @Pattern(regexp = PLAIN) String category,
            @RequestParam MultiValueMap<String, String> all,
            @RequestParam(required = false) @Nullable Boolean forSale) {
        return countFacets.count(filter(category, all, forSale), query);
    }

    private static Filter filter(String category, MultiValueMap<String, String> all, @Nullable Boolean forSale) {
        List<String> brands = all.getOrDefault("brand", List.of());
        if (brands.size() > MOST_BRANDS || !brands.stream().allMatch(SearchController::isBrand)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "at most 20 brands, each of at most 200 characters");
        }
        return new Filter(List.of(), category.isEmpty() ? List.of() : List.of(category), brands, forSale);
    }

    private static boolean isBrand(String text) {
        return text.length() <= LONGEST_BRAND && text.matches(PLAIN);
    }
}
