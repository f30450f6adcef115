package larder.support.problem;

/**
 * A path whose endpoint reads its bodies by a limit of its own; as a bean it takes the path from the common one.
 *
 * @param path the exact path
 */
public record OwnBodyLimit(String path) {}
