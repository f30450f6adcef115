package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's link to a small process that outlives it: when this JVM ends, in whatever way, {@code kill -9} included, the reaper
 * ends the processes and deletes the temporary folders it was told of. The link is a pipe, which the system closes with its owner.
 */
public final class Reaper {

    private static final List<String> OPTIONS =
            List.of("-Xmx16m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private static @Nullable Reaper shared;

    private final Process process;
    private final Writer pipe;

    private Reaper() {
        try {
            process = new ProcessBuilder(ChildProcess.deafToTerminal(JavaCommand.main(ReaperMain.class, OPTIONS)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = process.outputWriter(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run the reaper", e);
        }
    }

    /** The reaper of this JVM, running from its first use on. */
    public static synchronized Reaper shared() {
        if (shared == null || !shared.process.isAlive()) {
            shared = new Reaper();
        }
        return shared;
    }

    /** Ends a process when this JVM has ended: first with the signal, then, if it stays, by force. */
    public void watch(long pid, Signal signal) {
        tell("watch " + pid + " " + startOf(pid) + " " + signal);
    }

    /** Lets go of a process that has ended. */
    public void forget(long pid) {
        tell("forget " + pid);
    }

    /** Deletes a folder, with all it holds, when this JVM and the processes have ended. */
    public void deleteAtEnd(Path folder) {
        tell("delete " + folder.toAbsolutePath());
    }

    /** The reaper's own process. */
    public long pid() {
        return process.pid();
    }

    static long startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(found -> found.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the reaper has gone", e);
        }
    }
}
