package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.sdk.DeviceKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers devices, over the gateway's own API and with a token of its own.
 *
 * @param gateway where the gateway is
 * @param http trusts it
 * @param secret of the client {@code ops}
 */
record Operator(URI gateway, HttpClient http, String secret) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int REGISTRATIONS_AT_ONCE = 8;

    /** Registers so many devices, and returns their keys. */
    List<DeviceKey> register(Class<? extends DeviceKey> kind, int count) throws IOException, InterruptedException {
        TestBed.say("registering " + count + " devices (" + kind.getSimpleName() + ")");
        String token = token();
        List<Future<DeviceKey>> registrations = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(REGISTRATIONS_AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                String serial = kind.getSimpleName() + "-" + i;
                registrations.add(workers.submit(() -> register(kind, serial, token)));
            }
            List<DeviceKey> keys = new ArrayList<>();
            for (Future<DeviceKey> registration : registrations) {
                keys.add(registration.get());
            }
            return keys;
        } catch (ExecutionException e) {
            throw new IOException("cannot register devices", e);
        }
    }

    private DeviceKey register(Class<? extends DeviceKey> kind, String serial, String token)
            throws IOException, InterruptedException {
        ObjectNode device = MAPPER.createObjectNode().put("serial", serial).put("model", "bench-button");
        ObjectNode key = device.putObject("key");
        DeviceKey.Ed25519 pair = DeviceKey.generateEd25519(serial);
        if (kind == DeviceKey.Ed25519.class) {
            key.put("algorithm", pair.algorithm()).put("publicKey", pair.publicKeyBase64());
        } else {
            key.put("algorithm", "hmac-sha256");
        }
        JsonNode registered = send(
                HttpRequest.newBuilder(gateway.resolve("/api/devices"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(device.toString())),
                201);
        String id = registered.path("deviceId").asString();
        return kind == DeviceKey.Ed25519.class
                ? pair.forDevice(id)
                : DeviceKey.hmac(id, registered.path("secret").asString());
    }

    String token() throws IOException, InterruptedException {
        String credentials = "ops:" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return send(
                        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")),
                        200)
                .path("access_token")
                .asString();
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException("the gateway answered " + response.statusCode() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }
}
