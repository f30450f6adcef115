package larder.card;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers on loopback. {@code java -jar larder-card-emulator.jar PORT [JOURNAL]}: port 0 takes any, and the first line of output tells
 * which; with a journal it goes on where it was killed. {@code GET /_log} lists what was done to money, a line each.
 *
 * <p>Cards are told by their token: {@code pm_card_visa} pays, {@code pm_card_chargeDeclined} does not, {@code pm_card_slow} takes a
 * second, {@code pm_card_errorOnce} fails once before anything is done, and {@code pm_card_dropAnswers} loses the first answer to each
 * operation after it is done.
 */
public final class CardEmulator {

    private final Desk desk;
    private final HttpServer server;

    private CardEmulator(int port, @Nullable Path journal) throws IOException {
        desk = new Desk(new Vault(), Journal.at(journal));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        CardEmulator emulator = new CardEmulator(port, args.length > 1 ? Path.of(args[1]) : null);
        emulator.server.start();
        System.out.println("listening on " + emulator.server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange, Instant.now());
            Reply reply = request.path().equals("/_log") ? new Reply(200, desk.log()) : desk.answer(request);
            if (!reply.lost()) {
                send(exchange, reply);
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (reply.replayed()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
