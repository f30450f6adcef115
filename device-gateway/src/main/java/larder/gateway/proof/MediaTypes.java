package larder.gateway.proof;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells JSON from everything else. */
final class MediaTypes {

    private static final String JSON = "application/json";
    private static final Pattern JSON_IN_UTF_8 =
            Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    static boolean isJson(@Nullable String type) {
        return JSON.equals(type) || (type != null && JSON_IN_UTF_8.matcher(type).matches());
    }
}
