package larder.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts what people type into words, by the functions of the database that cut the documents, and mends words that nothing has. */
@Component
class Terms {

    private static final int MOST_WORDS = 12;
    private static final Pattern HANGUL = Pattern.compile("[가-힣]{4,12}");
    private static final Pattern LATIN = Pattern.compile("\\p{ASCII}*");

    private final SearchDatabase database;

    Terms(SearchDatabase database) {
        this.database = database;
    }

    /** The words of a query that say something; none where there is nothing but signs. */
    List<Term> of(String query) {
        String clean = query.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        List<String> chunks =
                Arrays.stream(clean.split("\\s+")).limit(MOST_WORDS).toList();
        List<List<String>> texts = chunks.stream().map(Terms::withParts).toList();
        Map<String, List<Word>> words =
                cut(texts.stream().flatMap(List::stream).distinct().toList());
        List<Read> read = IntStream.range(0, chunks.size())
                .boxed()
                .flatMap(i -> read(texts.get(i), words, i == chunks.size() - 1))
                .limit(MOST_WORDS)
                .toList();
        List<Term> saying =
                read.stream().filter(each -> !each.stopWord()).map(Read::term).toList();
        return saying.isEmpty() ? read.stream().map(Read::term).toList() : saying;
    }

    /** The words that may be meant by each of the terms, the likeliest first: of those that nothing begins with, or else of all. */
    Map<Term, List<String>> mended(List<Term> terms) {
        Map<String, List<Near>> near =
                near(terms.stream().map(Term::word).distinct().toList());
        List<Term> unknown = terms.stream()
                .filter(term ->
                        near.getOrDefault(term.word(), List.of()).stream().noneMatch(Near::known))
                .toList();
        Map<Term, List<String>> mended = new LinkedHashMap<>();
        for (Term term : unknown.isEmpty() ? terms : unknown) {
            List<String> likely = near.getOrDefault(term.word(), List.of()).stream()
                    .map(Near::word)
                    .toList();
            if (!likely.isEmpty()) {
                mended.put(term, likely);
            }
        }
        return mended;
    }

    private record Read(Term term, boolean stopWord) {}

    private record Word(String text, @Nullable String stem, boolean stopWord) {}

    private record Near(String word, boolean known) {}

    private static Stream<Read> read(List<String> texts, Map<String, List<Word>> words, boolean last) {
        List<Word> whole = words.getOrDefault(texts.getFirst(), List.of());
        boolean latin = LATIN.matcher(texts.getFirst()).matches();
        List<Term.Parts> parts = new ArrayList<>();
        for (int i = 1; i < texts.size(); i += 2) {
            parts.add(new Term.Parts(joined(words, texts.get(i)), joined(words, texts.get(i + 1))));
        }
        return IntStream.range(0, whole.size()).mapToObj(i -> {
            Word word = whole.get(i);
            Term term = new Term(word.text(), latin ? word.stem() : null, parts, last && i == whole.size() - 1);
            return new Read(term, latin && word.stopWord());
        });
    }

    private static String joined(Map<String, List<Word>> words, String text) {
        return words.getOrDefault(text, List.of()).stream().map(Word::text).collect(Collectors.joining());
    }

    /** The text itself, and what stands before and after each place where a long Hangul word may be two. */
    private static List<String> withParts(String text) {
        Matcher hangul = HANGUL.matcher(text);
        return hangul.matches()
                ? Stream.concat(
                                Stream.of(text),
                                IntStream.rangeClosed(2, text.length() - 2)
                                        .boxed()
                                        .flatMap(at -> Stream.of(text.substring(0, at), text.substring(at))))
                        .toList()
                : List.of(text);
    }

    private Map<String, List<Word>> cut(List<String> texts) {
        record Cut(String text, Word word) {}
        return database
                .client()
                .sql("""
                        select text, word, ts_lexize('english_stem', word) as stems
                        from unnest(string_to_array(:texts, chr(10))) as given (text),
                             string_to_table(search_words(text), ' ') with ordinality as cut (word, place)
                        where word <> ''
                        order by text, place
                        """)
                .param("texts", String.join("\n", texts))
                .query((row, _) -> {
                    String[] stems = (String[]) row.getArray("stems").getArray();
                    return new Cut(
                            row.getString("text"),
                            new Word(row.getString("word"), stems.length == 0 ? null : stems[0], stems.length == 0));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(Cut::text, Collectors.mapping(Cut::word, Collectors.toList())));
    }

    private Map<String, List<Near>> near(List<String> words) {
        record Found(String asked, Near near) {}
        return database
                .client()
                .sql("""
                        select asked, near.word,
                               exists (select from search_word s where s.word >= asked collate "C" and s.word < asked || chr(1114111)) as known
                        from unnest(string_to_array(:words, ' ')) as given (asked),
                             lateral (select s.word, similarity(s.word, asked) as alike
                                      from search_word s
                                      where s.word % asked
                                      group by s.word
                                      order by alike desc, s.word
                                      limit 5) near
                        where length(asked) >= 3
                        order by asked, alike desc, near.word
                        """)
                .param("words", String.join(" ", words))
                .query((row, _) ->
                        new Found(row.getString("asked"), new Near(row.getString("word"), row.getBoolean("known"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::asked, Collectors.mapping(Found::near, Collectors.toList())));
    }
}
