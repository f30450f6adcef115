package larder.order.streaming;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the stream of all changes. Changes are in the order of their transactions' numbers and, within one, in that of
 * their rows; on the wire {@code 7301.118}.
 *
 * @param tx the number of a transaction
 * @param row the number of a row; 0 stands before all rows of its transaction
 */
record Position(long tx, long row) implements Comparable<Position> {

    /** Before everything. */
    static final Position START = new Position(0, 0);

    private static final Pattern WIRE = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::tx).thenComparingLong(Position::row);

    /** Nothing for what no stream has ever said. */
    static Optional<Position> read(String text) {
        Matcher parts = WIRE.matcher(text);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    Position orLater(Position other) {
        return other.isAfter(this) ? other : this;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "." + row;
    }
}
