package larder.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/** Posts to the gateway, once, with the device's proof. */
record Line(URI gateway, HttpClient http, Proof proof, Clock clock, Duration attemptTimeout) {

    HttpResponse<byte[]> post(String path, String eventId, byte[] body, Duration wait)
            throws IOException, InterruptedException {
        URI target = URI.create(gateway + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(attemptTimeout.plus(wait))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        proof.addTo(request, target.getRawPath(), body, eventId, clock.instant());
        if (wait.toSeconds() > 0) {
            request.header("Prefer", "wait=" + wait.toSeconds());
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
