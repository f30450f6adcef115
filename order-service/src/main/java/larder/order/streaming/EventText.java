package larder.order.streaming;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Writes a stream as {@code text/event-stream}; each part goes out at once. */
final class EventText {

    private final OutputStream out;
    private final JsonMapper json;

    EventText(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** Says from where on the stream tells, and how long to wait before it is opened again. */
    void begin(Position from, Duration retry) throws IOException {
        write("retry: " + retry.toMillis() + "\nid: " + from + "\n\n");
    }

    void change(OrderChange change) throws IOException {
        write("id: " + change.position() + "\nevent: " + change.state() + "\ndata: " + json.writeValueAsString(change)
                + "\n\n");
    }

    /** What happened before cannot be told: the orders are to be read anew. */
    void reset(Position from) throws IOException {
        write("id: " + from + "\nevent: reset\ndata: {}\n\n");
    }

    /** Nothing has happened up to here. */
    void heartbeat(Position upTo) throws IOException {
        write(": nothing new\nid: " + upTo + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
