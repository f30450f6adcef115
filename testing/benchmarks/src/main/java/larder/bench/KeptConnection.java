package larder.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One HTTPS connection that is kept open, with just enough of HTTP/1.1 to be cheap beside what it measures. */
final class KeptConnection implements AutoCloseable {

    private static final String CONTENT_LENGTH = "content-length:";

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int filled;

    private KeptConnection(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static KeptConnection open(SSLContext tls, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return new KeptConnection(socket);
    }

    /** Sends a request, reads the whole answer and returns its head. */
    String exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        int headEnd = readHead();
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = head.indexOf(CONTENT_LENGTH);
        if (length >= 0) {
            int end = head.indexOf('\r', length);
            fillTo(headEnd
                    + Integer.parseInt(head.substring(length + CONTENT_LENGTH.length(), end)
                            .strip()));
        } else if (head.contains("transfer-encoding: chunked")) {
            while (!endsWithLastChunk()) {
                fill();
            }
        }
        return head;
    }

    private int readHead() throws IOException {
        int searched = 0;
        while (true) {
            for (int i = searched; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4;
                }
            }
            searched = Math.max(0, filled - 3);
            fill();
        }
    }

    private boolean endsWithLastChunk() {
        return filled >= 5
                && buffer[filled - 5] == '0'
                && buffer[filled - 4] == '\r'
                && buffer[filled - 3] == '\n'
                && buffer[filled - 2] == '\r'
                && buffer[filled - 1] == '\n';
    }

    private void fillTo(int count) throws IOException {
        while (filled < count) {
            fill();
        }
    }

    private void fill() throws IOException {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count <= 0) {
            throw new EOFException("the server closed the connection, or its answer is too long");
        }
        filled += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
