package larder.catalog.binding;

import java.util.List;
import java.util.Optional;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The state a caller wants to change, as the headers of RFC 9110, section 13.1, name it.
 *
 * @param ifMatch the versions it may be; none means the caller does not mind
 * @param ifNoneMatch the versions it must not be, {@code *} for not bound at all; none means the caller does not mind
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static Precondition ifMatch(@Nullable String header) {
        return new Precondition(header, null);
    }

    /** The entity tag of a version. */
    static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with {@code version-conflict} unless the present version is as the headers want it. */
    void require(Optional<Long> present) {
        boolean matches = ifMatch == null
                || present.filter(version -> isAmong(ETag.parse(ifMatch), version, false))
                        .isPresent();
        boolean excluded = ifNoneMatch != null
                && present.filter(version -> isAmong(ETag.parse(ifNoneMatch), version, true))
                        .isPresent();
        if (!matches || excluded) {
            throw new ProblemException(
                    ProblemType.VERSION_CONFLICT,
                    present.map(version -> "the binding is at version " + version)
                            .orElse("the slot is not bound"));
        }
    }

    private static boolean isAmong(List<ETag> tags, long version, boolean weakly) {
        return tags.stream()
                .anyMatch(tag -> tag.isWildcard()
                        || ((weakly || !tag.weak()) && tag.tag().equals(Long.toString(version))));
    }
}
