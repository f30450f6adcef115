package larder.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/button-press.md true: each step of the walk names a class and a method that its module has. */
class ButtonPressWalkTest {

    private static final String WALK = "docs/button-press.md";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([a-z/-]+) \\| (.+) \\|$");
    private static final Pattern CALL = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w*)`");

    @ParameterizedTest
    @MethodSource("steps")
    void namesClassesAndMethodsOfItsModule(Step step) {
        List<Path> sources = SourceTree.mainSources(step.module());

        assertThat(step.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(sources)
                        .as("%s.%s in %s", call.type(), call.method(), step.module())
                        .anyMatch(call::isDeclaredIn));
    }

    @Test
    void numbersItsStepsFromOneWithoutGaps() {
        List<Integer> numbers = steps().map(Step::number).toList();

        assertThat(numbers).hasSizeGreaterThan(6);
        assertThat(numbers)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList());
    }

    static Stream<Step> steps() {
        return ROW.matcher(SourceTree.read(WALK))
                .results()
                .map(row -> new Step(
                        Integer.parseInt(row.group(1)),
                        row.group(2),
                        CALL.matcher(row.group(3))
                                .results()
                                .map(call -> new Call(call.group(1), call.group(2)))
                                .toList()));
    }

    /** A row of the walk. */
    record Step(int number, String module, List<Call> calls) {}

    /** A method of a class, as the walk names it. */
    record Call(String type, String method) {

        boolean isDeclaredIn(Path source) {
            if (!source.getFileName().toString().equals(type + ".java")) {
                return false;
            }
            String text = SourceTree.read(source);
            // A declaration stands behind its result's type; a call stands behind a dot, a bracket or nothing.
            return Pattern.compile("(?m)^ +(?:@\\w+ )*(?:[\\w<>,.?\\[\\]@]+ )+" + method + "\\(")
                    .matcher(text)
                    .results()
                    .anyMatch(found -> !found.group().stripLeading().startsWith("return "));
        }
    }
}
