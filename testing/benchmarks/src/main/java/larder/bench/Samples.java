package larder.bench;

import java.util.stream.DoubleStream;

/** Numbers in ascending order. */
final class Samples {

    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    static Samples of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Samples(sorted);
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest number that the given share, in per cent, does not exceed. */
    double percentile(int percent) {
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[Math.max(0, rank - 1)];
    }
}
