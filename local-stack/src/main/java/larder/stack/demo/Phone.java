package larder.stack.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Pause;
import tools.jackson.databind.JsonNode;

/** What the shopper sees on their phone. */
record Phone(RunningLarder larder) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    JsonNode get(String path) {
        return larder.gateway().get(path, larder.tokens().of(Caller.SHOPPER)).body();
    }

    String shown(String path, String field) {
        return get(path).path(field).asString("");
    }

    /** How the binding of a slot stands. */
    String binding(String slot) {
        return shown("/api/bindings/" + slot, "status");
    }

    /** Whether there is a notice that a slot needs a choice. */
    boolean asksAbout(String slot) {
        return get("/api/notices")
                .path("notices")
                .valueStream()
                .anyMatch(notice -> notice.path("kind").asString().equals("SLOT_NEEDS_CHOICE")
                        && notice.path("about").asString().equals(slot));
    }

    /** Whether something comes to be seen, in the time that a shopper has. */
    static boolean within(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        return true;
    }
}
