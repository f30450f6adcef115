package larder.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import larder.stack.run.Progress;

/** Shows how a start goes on: on a terminal, what is awaited stands in one line that changes; elsewhere only finished steps are told. */
final class ConsoleProgress implements Progress {

    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final Set<String> awaited = new LinkedHashSet<>();

    ConsoleProgress(PrintWriter out) {
        this(out, Boolean.getBoolean("larder.terminal"));
    }

    ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void begun(String what) {
        awaited.add(what);
        showAwaited();
    }

    @Override
    public synchronized void ready(String what, Duration after) {
        awaited.remove(what);
        line(String.format(
                Locale.ROOT, "  %-22s ready after %2d.%d s", what, after.toSeconds(), after.toMillisPart() / 100));
    }

    @Override
    public synchronized void note(String text) {
        line(text);
    }

    private void line(String text) {
        if (terminal) {
            out.print(BACK_AND_CLEAR);
        }
        out.println(text);
        out.flush();
        showAwaited();
    }

    private void showAwaited() {
        if (terminal && !awaited.isEmpty()) {
            out.print(BACK_AND_CLEAR + "  starting " + String.join(", ", awaited) + " ...");
            out.flush();
        }
    }
}
