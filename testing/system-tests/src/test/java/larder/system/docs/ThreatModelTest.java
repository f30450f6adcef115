package larder.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps docs/security.md true: each edge has a row for each letter of STRIDE, and each row names tests that there are. What no test
 * proves says so in plain words.
 */
class ThreatModelTest {

    private static final String MODEL = "docs/security.md";
    private static final Pattern EDGE = Pattern.compile("(?m)^### (E\\d+)\\b.*$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([STRIDE]) \\| (.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final String UNTESTED = "no test: ";

    @ParameterizedTest
    @MethodSource("threats")
    void namesTestsThatThereAre(Threat threat) {
        if (threat.proof().startsWith(UNTESTED)) {
            assertThat(threat.proof())
                    .as("%s says why no test can prove it", threat)
                    .hasSizeGreaterThan(20);
            return;
        }
        List<Matcher> tests = TEST.matcher(threat.proof())
                .results()
                .map(each -> matcher(each.group()))
                .toList();

        assertThat(tests).as("%s names a test", threat).isNotEmpty();
        assertThat(tests)
                .allSatisfy(test -> assertThat(exists(test.group(1), test.group(2)))
                        .as("%s: %s", threat, test.group())
                        .isTrue());
    }

    @Test
    void hasARowForEachLetterOfStrideAtEachEdge() {
        Map<String, StringBuilder> letters = new TreeMap<>();
        edges().forEach(edge -> letters.put(edge, new StringBuilder()));
        threats()
                .forEach(threat -> letters.computeIfAbsent(threat.edge(), _ -> new StringBuilder())
                        .append(threat.letter()));

        assertThat(letters)
                .hasSizeGreaterThan(8)
                .allSatisfy((edge, found) -> assertThat(found.chars().distinct().mapToObj(Character::toString))
                        .as("letters of %s", edge)
                        .contains("S", "T", "R", "I", "D", "E"));
    }

    private static Matcher matcher(String text) {
        Matcher matcher = TEST.matcher(text);
        assertThat(matcher.matches()).isTrue();
        return matcher;
    }

    private static boolean exists(String type, String method) {
        return SourceTree.testSources("").stream()
                .filter(file -> file.getFileName().toString().equals(type + ".java"))
                .anyMatch(file -> method == null || declares(file, method));
    }

    private static boolean declares(Path file, String method) {
        return Pattern.compile("\\bvoid " + method + "\\(")
                .matcher(SourceTree.read(file))
                .find();
    }

    private static List<String> edges() {
        return EDGE.matcher(SourceTree.read(MODEL))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    static Stream<Threat> threats() {
        String model = SourceTree.read(MODEL);
        List<Integer> starts =
                EDGE.matcher(model).results().map(each -> each.start()).toList();
        List<String> names = edges();
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1).flatMap(i -> {
            String section = model.substring(starts.get(i), i + 1 < names.size() ? starts.get(i + 1) : model.length());
            return ROW.matcher(section)
                    .results()
                    .map(row -> new Threat(
                            names.get(i),
                            row.group(1),
                            row.group(2),
                            row.group(4).strip()));
        });
    }

    /** A row of the model. */
    record Threat(String edge, String letter, String what, String proof) {

        @Override
        public String toString() {
            return edge + " " + letter + ": " + what;
        }
    }
}
