package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL data folder: made when missing, cleared of what a crash left behind. */
final class PostgresData {

    private static final Duration FORMER_SERVER_LIMIT = Duration.ofSeconds(20);

    private final PostgresSettings settings;
    private final Unprivileged unprivileged;
    private final Path home;

    PostgresData(PostgresSettings settings, Unprivileged unprivileged, Path home) {
        this.settings = settings;
        this.unprivileged = unprivileged;
        this.home = home;
    }

    void initialise() {
        Path data = settings.data();
        if (Files.exists(data.resolve("global/pg_control"))) {
            return;
        }
        // What an interrupted first start left is worth nothing, and initdb wants an empty folder.
        PrivateFile.deleteAll(data);
        Path passwordFile = settings.folder().resolve("superuser-password");
        try {
            Files.createDirectories(settings.folder());
            unprivileged.own(data);
            PrivateFile.write(passwordFile, settings.password());
            unprivileged.own(passwordFile);
            runInitdb(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a database in " + data, e);
        } finally {
            PrivateFile.deleteAll(passwordFile);
        }
    }

    private void runInitdb(Path passwordFile) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + settings.data(),
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (settings.temporary()) {
            command.add("--no-sync");
        }
        ChildProcess initdb = new ChildProcess.Program(
                        "initdb", unprivileged.command(command), environment(), settings.log(), Signal.TERM)
                .start();
        if (initdb.onExit().join() != 0) {
            throw StartFailed.of(initdb, "it could not make " + settings.data());
        }
        Reaper.shared().forget(initdb.pid());
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    /**
     * Waits for a server of a former owner to end, and removes a lock file that names a process that is something else by now:
     * PostgreSQL itself takes any live process of that number for a server.
     */
    void clearLeftovers() {
        Path lock = settings.data().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            ProcessHandle.of(pid).filter(PostgresData::isPostgres).ifPresent(this::awaitEnd);
            Files.deleteIfExists(lock);
        } catch (IOException | NumberFormatException e) {
            throw StartFailed.because("cannot tell whether " + lock + " is in use; remove it if no server runs", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("postgres").contains("postgres");
    }

    private void awaitEnd(ProcessHandle former) {
        try {
            former.onExit().get(FORMER_SERVER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw StartFailed.because(
                    settings.data() + " is in use by PostgreSQL process " + former.pid() + "; end that first", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailed.because("interrupted", e);
        }
    }
}
