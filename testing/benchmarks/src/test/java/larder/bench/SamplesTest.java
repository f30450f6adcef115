package larder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void findsTheMiddleOfAnOddAndOfAnEvenNumberOfSamples() {
        assertThat(Samples.of(DoubleStream.of(9, 1, 2)).median()).isEqualTo(2);
        assertThat(Samples.of(DoubleStream.of(9, 1, 2, 4)).median()).isEqualTo(3);
    }

    @Test
    void findsTheSampleThatAShareDoesNotExceed() {
        Samples hundred = Samples.of(IntStream.rangeClosed(1, 100).asDoubleStream());

        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(Samples.of(DoubleStream.of(5)).percentile(99)).isEqualTo(5);
    }
}
