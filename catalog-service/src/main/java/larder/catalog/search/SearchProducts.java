package larder.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import larder.catalog.product.ProductViews;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Answers a page of what is searched for. Words are taken as they are spelled; only where nothing at all is found are they taken for
 * mistyped.
 */
@Component
public class SearchProducts {

    private final Terms terms;
    private final ProductIndex index;
    private final ProductViews views;
    private final SearchDatabase database;

    SearchProducts(Terms terms, ProductIndex index, ProductViews views, SearchDatabase database) {
        this.terms = terms;
        this.index = index;
        this.views = views;
        this.database = database;
    }

    /**
     * The best first where there is a query, else in the order of their skus.
     *
     * @param query what is looked for; blank for everything
     * @param after the {@code next} of the page before; an empty text for the beginning
     */
    public ProductPage page(Filter filter, String query, String after, int limit) {
        return query.isBlank() ? bySku(filter, query, after, limit) : byRelevance(filter, query, after, limit);
    }

    /** In the order of their skus. */
    ProductPage bySku(Filter filter, String query, String after, int limit) {
        Optional<Sku> behind = after.isEmpty() ? Optional.empty() : Optional.of(sku(after));
        if (query.isBlank()) {
            return page(database.bounded(() -> index.bySku(filter, null, behind, limit + 1)), limit);
        }
        return database.bounded(() -> spelledOrMended(filter, query)
                .map(text -> page(index.bySku(filter, text, behind, limit + 1), limit))
                .orElse(ProductPage.EMPTY));
    }

    private ProductPage byRelevance(Filter filter, String query, String after, int limit) {
        Optional<Cursor> behind = after.isEmpty() ? Optional.empty() : Optional.of(Cursor.of(after, query));
        return database.bounded(() -> {
            List<Term> words = terms.of(query);
            if (words.isEmpty()) {
                return ProductPage.EMPTY;
            }
            boolean mended = behind.map(Cursor::mended).orElse(false);
            List<ProductIndex.Hit> hits =
                    mended ? List.of() : index.byRelevance(filter, TextQuery.of(query, words), behind, limit + 1);
            if (hits.isEmpty() && (mended || behind.isEmpty())) {
                mended = true;
                hits = mended(words)
                        .map(text -> index.byRelevance(filter, text, behind, limit + 1))
                        .orElse(List.of());
            }
            return page(hits, mended, query, limit);
        });
    }

    /** What the words of a query ask for; nothing where there are none, or neither they nor any like them are found. */
    Optional<TextQuery> spelledOrMended(Filter filter, String query) {
        List<Term> words = terms.of(query);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        TextQuery spelled = TextQuery.of(query, words);
        return index.finds(filter, spelled) ? Optional.of(spelled) : mended(words);
    }

    private Optional<TextQuery> mended(List<Term> words) {
        Map<Term, List<String>> mended = terms.mended(words);
        return mended.isEmpty() ? Optional.empty() : Optional.of(TextQuery.mended(words, mended));
    }

    private ProductPage page(List<Sku> oneMore, int limit) {
        List<Sku> page = oneMore.stream().limit(limit).toList();
        return new ProductPage(
                views.inOrder(page), oneMore.size() > limit ? page.getLast().value() : null);
    }

    private ProductPage page(List<ProductIndex.Hit> oneMore, boolean mended, String query, int limit) {
        List<ProductIndex.Hit> page = oneMore.stream().limit(limit).toList();
        String next = null;
        if (oneMore.size() > limit) {
            next = new Cursor(mended, page.getLast().score(), page.getLast().sku()).text(query);
        }
        return new ProductPage(
                views.inOrder(page.stream().map(ProductIndex.Hit::sku).toList()), next);
    }

    private static Sku sku(String after) {
        try {
            return new Sku(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "after must be a sku", e);
        }
    }
}
