package larder.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What a process can be told from outside. */
public enum Signal {
    /** Ends most programs in an orderly way. */
    TERM,
    /** Ends PostgreSQL at once but in an orderly way: clients are cut off, nothing is lost. */
    INT,
    /** Freezes a process. */
    STOP,
    /** Lets a frozen process go on. */
    CONT,
    /** Ends a process without asking it. */
    KILL;

    /** Sends this; a process that is gone already is no failure. */
    void sendTo(long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + this + " to process " + pid, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
