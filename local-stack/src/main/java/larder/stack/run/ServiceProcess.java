package larder.stack.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import larder.embedded.ChildProcess;
import larder.embedded.ChildProcess.Program;
import org.jspecify.annotations.Nullable;

/** One service's process: started, watched, brought back with growing pauses when it ends by itself, and ended when told to. */
public final class ServiceProcess {

    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);
    private static final int ENDS_BEFORE_READY = 3;

    private final Service service;
    private final Program program;
    private final URI readiness;
    private final HttpClient http;
    private final Progress progress;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private @Nullable ChildProcess process;
    private boolean wanted;
    private boolean hasBeenReady;
    private int endsInARow;
    private long startedAt;

    ServiceProcess(Service service, Program program, URI management, HttpClient http, Progress progress) {
        this.service = service;
        this.program = program;
        this.readiness = management.resolve("/actuator/health/readiness");
        this.http = http;
        this.progress = progress;
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    public synchronized void start() {
        wanted = true;
        if (process != null && process.isAlive()) {
            return;
        }
        ChildProcess started = program.start();
        process = started;
        startedAt = System.nanoTime();
        var _ = started.onExit().thenAccept(code -> ended(started, code));
    }

    private synchronized void ended(ChildProcess which, int code) {
        if (!wanted || which != process) {
            return;
        }
        if (System.nanoTime() - startedAt > FORGIVEN_AFTER.toNanos()) {
            endsInARow = 0;
        }
        endsInARow++;
        if (!hasBeenReady && endsInARow >= ENDS_BEFORE_READY) {
            wanted = false;
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(endsInARow - 1, 5));
        Duration bounded = pause.compareTo(MOST_PAUSE) < 0 ? pause : MOST_PAUSE;
        progress.note(service.module() + " ended with code " + code + "; it is started again in " + bounded.toSeconds()
                + " s");
        var _ = timer.schedule(this::startIfWanted, bounded.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void startIfWanted() {
        if (wanted) {
            start();
        }
    }

    /** Waits until the service says that it is ready; throws {@link ServiceFailed} when it gives up or takes too long. */
    public void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            if (givenUp()) {
                throw ServiceFailed.atStart(service, program.log(), logTail());
            }
            if (System.nanoTime() > deadline) {
                throw ServiceFailed.tooSlow(service, limit, program.log(), logTail());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        synchronized (this) {
            hasBeenReady = true;
            endsInARow = 0;
        }
    }

    /** Whether the service says that it is ready. */
    public boolean isReady() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean givenUp() {
        return !wanted;
    }

    private synchronized String logTail() {
        return process == null ? "" : process.logTail();
    }

    /** Ends the process as {@code kill -9} does; it is brought back like after any other crash. */
    public void crash() {
        running().kill();
    }

    /** Freezes the process: its connections stay open and nothing answers. */
    public void pause() {
        running().pause();
    }

    public void resume() {
        running().resume();
    }

    public long pid() {
        return running().pid();
    }

    /** Ends the process in an orderly way, and for good unless it is started again. */
    public void stop() {
        ChildProcess current;
        synchronized (this) {
            wanted = false;
            current = process;
        }
        if (current != null) {
            current.stop(STOP_GRACE);
        }
    }

    private synchronized ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(service.module() + " is not running");
        }
        return process;
    }
}
