package larder.order.streaming;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Streams a shopper's order changes; each stream has a virtual thread of its own, that of its request. */
@RestController
@AllowedTo(roles = "'SHOPPER'", scope = "orders")
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    private final OrderStreams streams;
    private final FollowOrders followOrders;
    private final JsonMapper json;

    StreamController(OrderStreams streams, FollowOrders followOrders, JsonMapper json) {
        this.streams = streams;
        this.followOrders = followOrders;
        this.json = json;
    }

    /**
     * {@code GET /v1/orders/stream}: 200 {@code text/event-stream}. Each change of one of the caller's orders is an event
     * named after the state entered, with an {@link OrderChange} as data. {@code Last-Event-ID} goes on behind that event;
     * an event {@code reset} says that this cannot be done, and that the orders are to be read anew. A comment comes when
     * nothing else does. The stream ends with the token it was opened by. Errors: {@code rate-limited} where the account has
     * enough streams, {@code overloaded} where the instance has; both say when to try again.
     */
    @GetMapping("/v1/orders/stream")
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) List<MediaType> accepted,
            HttpMethod method,
            JwtAuthenticationToken token,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        if (accepted.stream().noneMatch(each -> each.includes(MediaType.TEXT_EVENT_STREAM))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.TEXT_EVENT_STREAM));
        }
        Instant until = Objects.requireNonNull(token.getToken().getExpiresAt(), "each token expires");
        try (Listener listener = streams.open(new ShopperId(token.getName()))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("X-Accel-Buffering", "no");
            if (method.equals(HttpMethod.GET)) {
                followOrders.follow(listener, lastId, until, new EventText(response.getOutputStream(), json));
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("reader of a stream is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
