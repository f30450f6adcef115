package larder.support;

import larder.contracts.Identifier;
import larder.contracts.Topic;

/**
 * An edge through which a topic's events enter a service. Each event reaches {@link #on} once, in the order of its key,
 * inside one database transaction where the service has a database. An exception about the event itself (an illegal
 * argument or state) sends the record to the dead letters; any other is taken for a passing fault and the record is tried
 * again until it succeeds.
 */
public interface EventListener<K extends Identifier, V> {

    Topic<K, V> topic();

    /** Whether the event means anything to this service; one that does not is passed over without a trace. */
    default boolean concerns(V event) {
        return true;
    }

    void on(V event);

    /** A key of a compacted topic has no value any more. */
    default void onTombstone(K key) {
        throw new IllegalStateException("no tombstone is expected on " + topic().name());
    }
}
