package larder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs beside this JVM, out of reach of the terminal's Ctrl-C, so that its owner alone decides when it ends.
 * The {@link Reaper} ends it should the owner die.
 */
public final class ChildProcess {

    private static final int TAIL_LINES = 40;

    private final Program program;
    private final Process process;

    private ChildProcess(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /**
     * What to run.
     *
     * @param name for messages
     * @param command the command line
     * @param environment added to this JVM's own
     * @param log the file that takes standard output and error, appended to
     * @param stopSignal what ends it in an orderly way
     */
    public record Program(
            String name, List<String> command, Map<String, String> environment, Path log, Signal stopSignal) {

        public Program {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** Runs it. */
        public ChildProcess start() {
            ChildProcess started = new ChildProcess(this, spawn(this));
            Reaper.shared().watch(started.pid(), stopSignal);
            return started;
        }
    }

    /**
     * The command line that runs another one deaf to the terminal: interrupts and hang-ups are ignored (which programs inherit)
     * and, where the system can do it, in a session of its own.
     */
    static List<String> deafToTerminal(List<String> command) {
        List<String> deaf = new ArrayList<>(List.of(
                "sh",
                "-c",
                "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi",
                "sh"));
        deaf.addAll(command);
        return deaf;
    }

    private static Process spawn(Program program) {
        ProcessBuilder builder = new ProcessBuilder(deafToTerminal(program.command()));
        builder.environment().putAll(program.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program.name(), e);
        }
    }

    public String name() {
        return program.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code once the process is gone. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Ends the process in an orderly way, and without asking once the grace is over.
     *
     * @return whether it ended by itself
     */
    public boolean stop(Duration grace) {
        program.stopSignal().sendTo(pid());
        resume();
        boolean orderly = awaitEnd(grace);
        if (!orderly) {
            kill();
        }
        Reaper.shared().forget(pid());
        return orderly;
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
        Reaper.shared().forget(pid());
    }

    /** Freezes the process: its connections stay open and nothing answers. */
    public void pause() {
        Signal.STOP.sendTo(pid());
    }

    public void resume() {
        Signal.CONT.sendTo(pid());
    }

    /** The last lines of the log. */
    public String logTail() {
        try {
            List<String> lines = Files.readAllLines(program.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException _) {
            return "(no log at " + program.log() + ")";
        }
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
