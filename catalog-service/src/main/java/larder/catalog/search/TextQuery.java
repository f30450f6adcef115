package larder.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the search documents, in the language of {@code tsquery}; made of words that the database has cut, never of what a
 * caller wrote.
 *
 * @param matching what a document must meet
 * @param tiers what makes one document better than another, the best first
 * @param named met by those whose name and brand alone say it all
 * @param leading met by those whose name begins with one of the words
 */
record TextQuery(String matching, List<String> tiers, String named, String leading) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    TextQuery {
        tiers = List.copyOf(tiers);
    }

    /** Every word as it is spelled: as a sku or GTIN, as a whole, as a beginning, by its stem or inside of another. */
    static TextQuery of(String query, List<Term> terms) {
        Optional<String> code = code(query.strip());
        String all = all(terms, Term::any);
        return new TextQuery(
                code.map(each -> each + " | " + all).orElse(all),
                Stream.concat(
                                code.stream(),
                                Stream.of(all(terms, Term::exact), all(terms, term -> term.beginning("ABC"))))
                        .toList(),
                all(terms, Term::named),
                Term.either(terms.stream().map(Term::leading)));
    }

    /**
     * The same with mended words.
     *
     * @param mended the words that may have been meant, the likeliest first
     */
    static TextQuery mended(List<Term> terms, Map<Term, List<String>> mended) {
        return new TextQuery(
                all(
                        terms,
                        term -> Term.either(Stream.concat(
                                Stream.of(term.any()),
                                mended.getOrDefault(term, List.of()).stream().map(Term::quoted)))),
                List.of(all(terms, term -> likeliest(term, mended, ""))),
                all(terms, term -> likeliest(term, mended, "AB")),
                Term.either(terms.stream().map(Term::leading)));
    }

    private static String likeliest(Term term, Map<Term, List<String>> mended, String weights) {
        String first = mended.getOrDefault(term, List.of()).stream().findFirst().orElse(null);
        return first == null ? term.beginning(weights) : Term.quoted(first) + (weights.isEmpty() ? "" : ":" + weights);
    }

    private static String all(List<Term> terms, Function<Term, String> as) {
        return terms.stream().map(as).collect(Collectors.joining(" & ", "(", ")"));
    }

    private static Optional<String> code(String query) {
        if (!CODE.matcher(query).matches()) {
            return Optional.empty();
        }
        String letters = query.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Stream<String> gtin =
                GTIN.matcher(query).matches() ? Stream.of("0".repeat(14 - query.length()) + query) : Stream.empty();
        return Optional.of(Term.either(Stream.concat(Stream.of(letters), gtin).map(each -> Term.quoted("#" + each))));
    }
}
