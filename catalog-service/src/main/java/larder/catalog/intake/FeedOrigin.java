package larder.catalog.intake;

import java.util.Locale;

/**
 * Whose feed products come from: it has nothing to say about any others.
 *
 * @param seller who sells them
 * @param source which of the seller's feeds
 * @param language the language of its names, English or Korean
 */
public record FeedOrigin(String seller, String source, Locale language) {}
