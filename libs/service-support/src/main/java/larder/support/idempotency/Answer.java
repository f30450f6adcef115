package larder.support.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * An answer as it is kept, to be given again.
 *
 * @param status its status
 * @param location where what was made is found
 * @param etag the version of what was made
 * @param body its body, as JSON text
 */
record Answer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    static Answer of(ResponseEntity<?> answer, JsonMapper json) {
        URI location = answer.getHeaders().getLocation();
        return new Answer(
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                answer.getHeaders().getETag(),
                answer.hasBody() ? json.writeValueAsString(answer.getBody()) : null);
    }

    ResponseEntity<?> again() {
        var again = ResponseEntity.status(status).header(REPLAYED, "true");
        if (location != null) {
            again.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            again.eTag(etag);
        }
        return body == null
                ? again.build()
                : again.contentType(MediaType.APPLICATION_JSON).body(new RawValue(body));
    }
}
