package larder.stack.edge;

import java.time.Duration;

/**
 * An access token as its issuer gave it.
 *
 * @param value what goes behind {@code Bearer}
 * @param life how long it is good
 */
record AccessToken(String value, Duration life) {

    static AccessToken of(Edge.Reply reply) {
        var body = reply.expecting(200).body();
        return new AccessToken(
                body.path("access_token").asString(),
                Duration.ofSeconds(body.path("expires_in").asLong(60)));
    }

    @Override
    public String toString() {
        return "AccessToken[...]";
    }
}
