package larder.card;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is told.
 *
 * @param replayed whether it was told before
 * @param lost whether the connection ends instead
 */
record Reply(int status, String body, boolean replayed, boolean lost) {

    Reply(int status, String body) {
        this(status, body, false, false);
    }

    static Reply of(Map<String, Object> body) {
        return new Reply(200, Json.write(body));
    }

    static Reply error(int status, String type, String code, Map<String, Object> more) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", type);
        error.put("code", code);
        error.put("message", "emulated: " + code);
        error.putAll(more);
        return new Reply(status, Json.write(Map.of("error", error)));
    }

    Reply again() {
        return new Reply(status, body, true, false);
    }

    Reply gone() {
        return new Reply(status, body, replayed, true);
    }
}
