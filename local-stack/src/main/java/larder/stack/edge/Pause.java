package larder.stack.edge;

/** A short wait between two looks at something that is about to change. */
public final class Pause {

    private static final long MILLIS = 100;

    private Pause() {}

    public static void briefly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
