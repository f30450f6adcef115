package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * How a PostgreSQL server shall run.
 *
 * @param data the folder of its files; found again by a later start
 * @param log the file it logs to
 * @param port the loopback port it listens on
 * @param password of the superuser {@code postgres}; the first start sets it, later ones must know it
 * @param temporary whether its data may be lost in a crash and is deleted in the end, which makes it faster
 */
public record PostgresSettings(Path data, Path log, int port, String password, boolean temporary) {

    /** A server whose data stay. */
    public static PostgresSettings kept(Path data, Path log, int port, String password) {
        return new PostgresSettings(data, log, port, password, false);
    }

    /** A server for one run, on any port. */
    public static PostgresSettings forOneRun() {
        try {
            Path folder = Files.createTempDirectory("larder-postgresql-");
            return new PostgresSettings(
                    folder.resolve("data"),
                    folder.resolve("postgresql.log"),
                    FreePort.find(),
                    UUID.randomUUID().toString(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    Path folder() {
        return Objects.requireNonNull(data.toAbsolutePath().getParent(), "the data folder lies in a folder");
    }
}
