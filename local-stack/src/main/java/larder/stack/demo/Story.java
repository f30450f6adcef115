package larder.stack.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One scenario as it is told: what happens, and what was claimed to come true. */
final class Story {

    private final PrintWriter out;
    private final String title;
    private final long begun = System.nanoTime();
    private final List<String> broken = new ArrayList<>();
    private int claims;
    private Duration length = Duration.ZERO;

    Story(PrintWriter out, String title) {
        this.out = out;
        this.title = title;
        out.println();
        out.println(title);
        out.flush();
    }

    /** Something happened at a hop. */
    synchronized void hop(String where, String what) {
        Duration since = elapsed();
        out.printf("  %3d.%d s  %-21s %s%n", since.toSeconds(), since.toMillisPart() / 100, where, what);
        out.flush();
    }

    /** Something had to come true. */
    synchronized void claim(String what, boolean isTrue) {
        claims++;
        if (!isTrue) {
            broken.add(what);
        }
        out.printf("  %s  %s%n", isTrue ? "  true " : "  FALSE", what);
        out.flush();
    }

    String title() {
        return title;
    }

    int claims() {
        return claims;
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    Story ended() {
        length = elapsed();
        return this;
    }

    /** How long it took. */
    Duration length() {
        return length;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
