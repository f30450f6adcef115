package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import larder.support.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCatalogueTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void explainsEveryProblemToCallers(ProblemType type) throws IOException {
        String catalogue = Files.readString(Path.of("..", "docs", "problems.md"));

        assertThat(catalogue)
                .contains("| `" + type.slug() + "` | " + type.status().value() + " | " + type.title() + " |");
    }
}
