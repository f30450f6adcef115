package larder.gateway;

import java.util.List;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The state a caller wants to change, as its {@code If-Match} header names it (RFC 9110, section 13.1.1).
 *
 * @param header the header's value; none means the caller does not mind
 */
public record IfMatch(@Nullable String header) {

    /** The entity tag of a version. */
    public static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with {@code version-conflict} unless the header names this version. */
    public void require(long present) {
        if (header != null && !names(ETag.parse(header), present)) {
            throw new ProblemException(ProblemType.VERSION_CONFLICT, "It is at version " + present);
        }
    }

    /** Refuses with {@code version-conflict} a caller who means to change what is not there. */
    public void requireNothing() {
        if (header != null) {
            throw new ProblemException(ProblemType.VERSION_CONFLICT, "There is nothing yet");
        }
    }

    private static boolean names(List<ETag> tags, long version) {
        return tags.stream()
                .anyMatch(tag -> tag.isWildcard() || (!tag.weak() && tag.tag().equals(Long.toString(version))));
    }
}
