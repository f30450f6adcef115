package larder.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final StringWriter text = new StringWriter();

    @Test
    void tellsFinishedStepsLineByLineWhereThereIsNoTerminal() {
        ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), false);

        progress.begun("Kafka");
        progress.ready("Kafka", Duration.ofMillis(4_250));

        assertThat(text.toString()).isEqualTo(String.format("  Kafka                  ready after  4.2 s%n"));
    }

    @Test
    void showsWhatIsAwaitedOnATerminal() {
        ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), true);

        progress.begun("Kafka");
        progress.begun("PostgreSQL");

        assertThat(text.toString()).endsWith("starting Kafka, PostgreSQL ...");
    }
}
