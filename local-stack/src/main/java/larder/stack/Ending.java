package larder.stack;

import java.io.PrintWriter;
import larder.stack.run.Stack;

/** Ends a stack in order when this process is told to end; whatever else ends this process, the reaper does it. */
final class Ending {

    private Ending() {}

    static void onSignal(Stack stack, PrintWriter out) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (stack.isClosed()) {
                                return;
                            }
                            out.println("Ending everything ...");
                            out.flush();
                            stack.close();
                            out.println("Ended.");
                            out.flush();
                        },
                        "ending"));
    }
}
