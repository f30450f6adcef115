package larder.events;

import java.util.HashMap;
import java.util.Map;
import larder.contracts.Topic;
import larder.contracts.Topics;

/** Tells which class an event type names within a topic, so that no class name from the wire is ever trusted. */
final class EventTypes {

    private static final String PREFIX = "larder.";
    private static final Map<String, Map<String, Class<?>>> BY_TOPIC = new HashMap<>();

    static {
        for (Topic<?, ?> topic : Topics.all()) {
            BY_TOPIC.put(topic.name(), family(topic.value()));
        }
    }

    private EventTypes() {}

    private static Map<String, Class<?>> family(Class<?> type) {
        Map<String, Class<?>> family = new HashMap<>();
        if (type.isSealed()) {
            for (Class<?> member : type.getPermittedSubclasses()) {
                family.put(nameOf(member), member);
            }
        } else {
            family.put(nameOf(type), type);
        }
        return Map.copyOf(family);
    }

    static String nameOf(Class<?> type) {
        return PREFIX + type.getSimpleName();
    }

    static Class<?> resolve(String topic, String type) {
        Map<String, Class<?>> family = BY_TOPIC.get(topic);
        if (family == null) {
            throw new UnreadableEvent("no event family is known for topic " + topic);
        }
        Class<?> found = family.get(type);
        if (found == null) {
            throw new UnreadableEvent("topic " + topic + " carries no event of type " + type);
        }
        return found;
    }
}
