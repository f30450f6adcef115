package larder.catalog.binding;

import java.util.List;
import java.util.Optional;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The state a caller wants to change, as its {@code If-Match} header names it (RFC 9110, section 13.1.1).
 *
 * @param header the header's value; none means the caller does not mind
 */
record IfMatch(@Nullable String header) {

    /** The entity tag of a version. */
    static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with {@code version-conflict} unless the present version is one the header names. */
    void require(Optional<Long> present) {
        if (header != null
                && present.filter(version -> names(ETag.parse(header), version)).isEmpty()) {
            throw new ProblemException(
                    ProblemType.VERSION_CONFLICT,
                    present.map(version -> "the binding is at version " + version)
                            .orElse("the slot is not bound"));
        }
    }

    private static boolean names(List<ETag> tags, long version) {
        return tags.stream()
                .anyMatch(tag -> tag.isWildcard() || (!tag.weak() && tag.tag().equals(Long.toString(version))));
    }
}
