package larder.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@code text/event-stream} as a browser does, and remembers what it was told. */
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ID = "id: ";
    private static final String NAME = "event: ";
    private static final String DATA = "data: ";
    private static final String UNNAMED = "message";

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final StringBuilder data = new StringBuilder();
    private String name = UNNAMED;
    private volatile String lastId = "";
    private volatile boolean over;

    EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().name("event-stream").start(this::read);
    }

    /** One event; an event without a name is a {@code message}. */
    public record Event(String id, String name, JsonNode data) {}

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    /** How many comments there were. */
    public int comments() {
        return comments.get();
    }

    /** What to say to go on behind all that was told. */
    public String lastId() {
        return lastId;
    }

    /** Whether the other side has ended it. */
    public boolean over() {
        return over;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException _) {
            // as good as an end
        } finally {
            over = true;
        }
    }

    private void take(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith(ID)) {
            lastId = line.substring(ID.length());
        } else if (line.startsWith(NAME)) {
            name = line.substring(NAME.length());
        } else if (line.startsWith(DATA)) {
            data.append(line, DATA.length(), line.length());
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(new Event(lastId, name, JSON.readTree(data.toString())));
        }
        name = UNNAMED;
        data.setLength(0);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
