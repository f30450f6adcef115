package larder.catalog.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A category and those it stands in, by their ids: the parts of its path as slugs, joined by dots.
 *
 * @param ids from the root down
 * @param names of each, as the feed has it
 */
record CategoryPath(List<String> ids, List<String> names) {

    private static final int LONGEST = 64;
    private static final int HASH = 8;
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    static CategoryPath of(List<String> names) {
        List<String> ids = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            String slug = slug(name);
            if (!slug.isEmpty()) {
                path.append(path.isEmpty() ? "" : ".").append(slug);
                ids.add(bounded(path.toString()));
                kept.add(name);
            }
        }
        return ids.isEmpty()
                ? new CategoryPath(List.of("other"), List.of("Other"))
                : new CategoryPath(List.copyOf(ids), List.copyOf(kept));
    }

    String id() {
        return ids.getLast();
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return EDGES.matcher(APART.matcher(plain).replaceAll("-")).replaceAll("");
    }

    /** A path that is too long is cut, and told from others by what was cut off. */
    private static String bounded(String path) {
        if (path.length() <= LONGEST) {
            return path;
        }
        String hash = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
        return path.substring(0, LONGEST - HASH - 1) + "~" + hash;
    }
}
