package larder.stack.run;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A service that is ready at once, or ends at once when it is told no port. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            throw new IllegalStateException("told no port");
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
