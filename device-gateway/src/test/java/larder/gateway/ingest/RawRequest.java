package larder.gateway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import larder.testing.LarderInfrastructure;

/** Requests of those who keep to no rules: the bytes as they are, over TLS. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    static SSLSocket connect(String origin) throws IOException {
        return connect(origin, LarderInfrastructure.shared().authority().clientContext());
    }

    static SSLSocket connect(String origin, SSLContext tls) throws IOException {
        URI target = URI.create(origin);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(target.getHost(), target.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return socket;
    }

    /** All that comes back. */
    static String post(String origin, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return send(origin, head + "\r\n", body);
    }

    static String send(String origin, String head, byte[] body) {
        try (SSLSocket socket = connect(origin)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(head.getBytes(StandardCharsets.ISO_8859_1));
            all.write(body);
            socket.getOutputStream().write(all.toByteArray());
            return rest(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes until the other side closes, however rudely. */
    static String rest(SSLSocket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException | SSLException e) {
            all.write(' ');
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
