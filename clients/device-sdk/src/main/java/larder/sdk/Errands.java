package larder.sdk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a device has to say beside its reports: that it is there, and which key follows its present one. The successor proves by
 * a signature of its own that the device has it.
 */
final class Errands {

    private static final String STATUS = "/v1/status";
    private static final String KEYS = "/v1/keys";

    private final Line line;

    Errands(Line line) {
        this.line = line;
    }

    void status(Vitals vitals) throws IOException, InterruptedException {
        String eventId = Report.newEventId();
        ObjectNode body = Json.MAPPER.createObjectNode().put("eventId", eventId);
        vitals.addTo(body);
        HttpResponse<byte[]> answer = line.post(STATUS, eventId, Json.MAPPER.writeValueAsBytes(body), Duration.ZERO);
        if (answer.statusCode() != 200) {
            throw Attempt.refusal(answer);
        }
    }

    DeviceKey bring(DeviceKey successor) throws IOException, InterruptedException {
        return switch (successor) {
            case DeviceKey.Hmac hmac ->
                throw new IllegalArgumentException("the gateway draws the secrets: " + hmac.deviceId());
            case DeviceKey.Ed25519 pair -> bring(pair, pair.publicKeyBase64());
            case P256 pair -> bring(pair, pair.publicKeyBase64());
        };
    }

    private DeviceKey bring(DeviceKey successor, String publicKey) throws IOException, InterruptedException {
        String eventId = Report.newEventId();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("eventId", eventId);
        body.put("algorithm", successor.algorithm());
        body.put("publicKey", publicKey);
        body.put("proof", Base64.getEncoder().encodeToString(successor.sign(proofText(successor, eventId))));
        post(eventId, body);
        return successor;
    }

    DeviceKey.Hmac ask(String deviceId) throws IOException, InterruptedException {
        String eventId = Report.newEventId();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("eventId", eventId);
        body.put("algorithm", DeviceKey.Hmac.NAME);
        String secret = post(eventId, body).secret();
        if (secret == null) {
            throw new IOException("the gateway has told no secret");
        }
        return DeviceKey.hmac(deviceId, secret);
    }

    private static byte[] proofText(DeviceKey successor, String eventId) {
        return ("larder new key\n" + successor.deviceId() + "\n" + eventId).getBytes(StandardCharsets.US_ASCII);
    }

    private Keyed post(String eventId, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = line.post(KEYS, eventId, Json.MAPPER.writeValueAsBytes(body), Duration.ZERO);
        try {
            if (response.statusCode() == 201) {
                return Json.MAPPER.readValue(response.body(), Keyed.class);
            }
            throw Attempt.refusal(response);
        } catch (JacksonException e) {
            throw new IOException("status " + response.statusCode() + " without a gateway's answer", e);
        }
    }

    /** The body of the answer. */
    record Keyed(@Nullable String keyId, @Nullable String secret) {}
}
