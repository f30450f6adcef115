package larder.stack.run;

import java.time.Duration;

/** Hears how a start or a stop goes on. */
public interface Progress {

    /** Something is on its way. */
    void begun(String what);

    /** It is there. */
    void ready(String what, Duration after);

    /** Something worth knowing happened. */
    void note(String text);

    /** Hears nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begun(String what) {}

            @Override
            public void ready(String what, Duration after) {}

            @Override
            public void note(String text) {}
        };
    }
}
