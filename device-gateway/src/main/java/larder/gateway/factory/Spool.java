package larder.gateway.factory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as it arrived, on disk until it has been worked on. It is read whole before the first answer leaves, so that a
 * caller who sends all before it reads anything is not waited for while it waits for us.
 */
record Spool(Path file) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int BUFFER = 16 * 1024;

    /** How much of what is too large is taken off the wire, so that its sender gets to read the answer. */
    private static final int PATIENCE = 4;

    static Spool of(InputStream body, FactoryProperties limits) throws IOException {
        Spool spool = new Spool(Files.createTempFile("larder-devices-", ".batch"));
        try {
            spool.fill(body, limits);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void fill(InputStream body, FactoryProperties limits) throws IOException {
        long until = System.nanoTime() + limits.bodyWithin().toNanos();
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
                if (System.nanoTime() - until > 0) {
                    throw tooSlow();
                }
                if (length > (long) PATIENCE * limits.maxBody()) {
                    throw tooLarge(limits);
                }
                if (length <= limits.maxBody()) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        }
        if (length > limits.maxBody()) {
            throw tooLarge(limits);
        }
    }

    private static ProblemException tooLarge(FactoryProperties limits) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, "A file may have " + limits.maxBody() + " bytes at most");
    }

    private static ProblemException tooSlow() {
        return new ProblemException(ProblemType.BODY_TOO_SLOW, "The file did not arrive in time");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.atWarn().setCause(e).log("spooled file not deleted");
        }
    }
}
