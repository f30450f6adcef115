package larder.support.problem;

/**
 * Paths whose bodies have another limit than all others.
 *
 * @param path the exact path, or, where it ends with a stroke, what the path of one more part begins with
 * @param mostBytes how large a body may be; 0 where the endpoint counts by itself
 */
public record OwnBodyLimit(String path, int mostBytes) {

    /** A path whose endpoint reads its bodies by a limit of its own. */
    public OwnBodyLimit(String path) {
        this(path, 0);
    }

    /** The paths of one more part below a collection. */
    public static OwnBodyLimit below(String collection, int mostBytes) {
        return new OwnBodyLimit(collection, mostBytes);
    }

    boolean isOf(String called) {
        return path.endsWith("/")
                ? called.length() > path.length() && called.startsWith(path) && called.indexOf('/', path.length()) < 0
                : path.equals(called);
    }
}
