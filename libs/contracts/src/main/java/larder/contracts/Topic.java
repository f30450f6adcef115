package larder.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic as both sides know it: its name, what it is keyed by and what it carries.
 *
 * @param name the topic's name
 * @param owner the only module that writes to it
 * @param key the type of the key, written as its text
 * @param value the type of the value; a sealed family is told apart by the {@code ce_type} header
 * @param retention how long records are kept; none means the last record of each key is kept for ever
 */
public record Topic<K extends Identifier, V>(
        String name,
        String owner,
        Class<K> key,
        Class<V> value,
        @Nullable Duration retention) {

    /** Whether only the last record of each key is kept. */
    public boolean compacted() {
        return retention == null;
    }
}
