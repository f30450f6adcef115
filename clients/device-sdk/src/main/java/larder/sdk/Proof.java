package larder.sdk;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.function.Supplier;

/** How the gateway knows that a request is the device's. */
sealed interface Proof {

    void addTo(HttpRequest.Builder request, String path, byte[] body, String eventId, Instant now);

    /** The device signs. */
    record Signature(RequestSigner signer) implements Proof {

        @Override
        public void addTo(HttpRequest.Builder request, String path, byte[] body, String eventId, Instant now) {
            signer.sign("POST", path, body, eventId, now).asMap().forEach(request::header);
        }
    }

    /** The device has shown its certificate in TLS; the digest still guards the body. */
    record Certificate() implements Proof {

        @Override
        public void addTo(HttpRequest.Builder request, String path, byte[] body, String eventId, Instant now) {
            request.header("Content-Digest", RequestSigner.contentDigest(body));
        }
    }

    /**
     * The device's owner has granted its maker a token.
     *
     * @param token asked before each attempt, since access tokens are short-lived
     */
    record Token(String deviceId, Supplier<String> token) implements Proof {

        @Override
        public void addTo(HttpRequest.Builder request, String path, byte[] body, String eventId, Instant now) {
            request.header("Authorization", "Bearer " + token.get())
                    .header("Larder-Device", deviceId)
                    .header("Content-Digest", RequestSigner.contentDigest(body));
        }
    }
}
