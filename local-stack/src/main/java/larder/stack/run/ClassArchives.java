package larder.stack.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import larder.embedded.ChildProcess;
import larder.embedded.ChildProcess.Program;
import org.jspecify.annotations.Nullable;

/**
 * Makes the archives that halve what a service's start costs, while the system is at rest: each service that has none is started
 * once more, at the lowest priority and only up to the point where it would begin to work, and writes down what it loaded.
 */
public final class ClassArchives implements AutoCloseable {

    private final ServicePrograms programs;
    private volatile boolean closed;
    private @Nullable ChildProcess current;

    ClassArchives(ServicePrograms programs) {
        this.programs = programs;
    }

    /** Makes what is missing, in the background. */
    void makeMissing() {
        Thread.ofPlatform().daemon().name("class-archives").start(() -> {
            for (Service service : Service.values()) {
                if (!closed && !Files.exists(programs.image(service).archive())) {
                    make(service);
                }
            }
        });
    }

    private void make(Service service) {
        Path archive = programs.image(service).archive();
        Path draft = archive.resolveSibling("draft-" + ProcessHandle.current().pid() + ".jsa");
        ChildProcess rehearsal = begin(programs.rehearsal(service, draft));
        if (rehearsal == null) {
            return;
        }
        int code = rehearsal.onExit().join();
        try {
            if (code == 0 && Files.exists(draft)) {
                Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(draft);
        } catch (IOException _) {
            // Without an archive a start takes longer, and that is all.
        }
    }

    private synchronized @Nullable ChildProcess begin(Program rehearsal) {
        if (closed) {
            return null;
        }
        current = rehearsal.start();
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.kill();
        }
    }
}
