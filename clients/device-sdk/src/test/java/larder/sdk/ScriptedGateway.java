package larder.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A gateway that answers from a script, one line a request, and remembers what it was asked. */
final class ScriptedGateway implements AutoCloseable {

    /** A request as it came in. */
    record Received(String path, Map<String, String> headers, String body) {

        String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElse("");
        }

        String eventId() {
            return Json.MAPPER.readTree(body).path("eventId").asString();
        }
    }

    /** An answer; {@code EVENT} in its body stands for the event id of the request. */
    record Answer(int status, Map<String, String> headers, String body) {}

    static final Answer ACCEPTED = answer(202, """
            {"eventId":"EVENT","slotId":"device-1:main","decisionId":"decision-1","status":"ACCEPTED"}""");

    private final HttpServer server;
    private final Deque<Answer> script = new ConcurrentLinkedDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    ScriptedGateway(Answer... answers) throws IOException {
        script.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().getFirst())),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        received.add(request);
        Answer answer = script.size() > 1 ? script.remove() : script.element();
        byte[] body = answer.body().replace("EVENT", request.eventId()).getBytes(UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
