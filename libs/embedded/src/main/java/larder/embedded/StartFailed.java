package larder.embedded;

import org.jspecify.annotations.Nullable;

/** A child process did not come up; the message holds the end of what it logged. */
public final class StartFailed extends RuntimeException {

    private StartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StartFailed of(ChildProcess process, String why) {
        return new StartFailed(process.name() + " did not start: " + why + "\n" + process.logTail(), null);
    }

    static StartFailed because(String why) {
        return new StartFailed(why, null);
    }

    static StartFailed because(String why, Throwable cause) {
        return new StartFailed(why, cause);
    }
}
