package larder.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Follows the links between the documents of this repository. */
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @MethodSource("documents")
    void linksOnlyToWhatExists(Path document) {
        List<String> broken = LINK.matcher(SourceTree.read(document))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !Files.exists(document.resolveSibling(target)))
                .toList();

        assertThat(broken).as("links of %s that lead nowhere", document).isEmpty();
    }

    static Stream<Path> documents() {
        return SourceTree.documents().stream();
    }
}
