package larder.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import larder.contracts.DeviceId;
import larder.contracts.SlotId;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registered device that sends what a test tells it to. */
public record TestDevice(DeviceKey key, String claimCode) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TestDevice register(ServiceClient gateway, String ops, List<String> slots) {
        describe(gateway, ops, slots);
        JsonNode made = gateway.post(
                        "/api/devices", ops, registration(UUID.randomUUID().toString(), slots, "hmac-sha256", null))
                .json();
        String id = made.path("deviceId").asString();
        return new TestDevice(
                DeviceKey.hmac(id, made.path("secret").asString()),
                made.path("claimCode").asString());
    }

    /** A model with these slots; the button with its one slot is there from the start. */
    private static void describe(ServiceClient gateway, String ops, List<String> slots) {
        if (!slots.equals(List.of(SlotId.MAIN))) {
            gateway.put(
                    "/api/models/" + model(slots),
                    ops,
                    JSON.writeValueAsString(Map.of(
                            "kind",
                            "APPLIANCE",
                            "slots",
                            slots.stream().map(name -> Map.of("name", name)).toList())));
        }
    }

    private static String model(List<String> slots) {
        return slots.equals(List.of(SlotId.MAIN)) ? "test-button" : "test-" + String.join("-", slots);
    }

    /** The body of a registration; a null public key is left out. */
    public static String registration(String serial, List<String> slots, String algorithm, @Nullable String publicKey) {
        Map<String, Object> key = publicKey == null
                ? Map.of("algorithm", algorithm)
                : Map.of("algorithm", algorithm, "publicKey", publicKey);
        return JSON.writeValueAsString(Map.of("serial", serial, "model", model(slots), "key", key));
    }

    public DeviceId id() {
        return new DeviceId(key.deviceId());
    }

    public SlotId slot() {
        return new SlotId(id(), SlotId.MAIN);
    }

    /** Signs and sends a report now. */
    public Response send(ServiceClient gateway, Report report, String... headers) {
        return send(
                gateway, report.path(), report.eventId(), new String(report.body(), StandardCharsets.UTF_8), headers);
    }

    /** Signs and sends any body now. */
    public Response send(ServiceClient gateway, String path, String eventId, String body, String... headers) {
        var signed = new RequestSigner(key)
                .sign(
                        "POST",
                        path,
                        body.getBytes(StandardCharsets.UTF_8),
                        eventId,
                        Clock.systemUTC().instant());
        return gateway.send("POST", path, null, body, with(signed.asMap(), headers));
    }

    /** Signature fields and further ones, as {@link ServiceClient#send} takes them. */
    public static String[] with(Map<String, String> signed, String... headers) {
        List<String> all = new ArrayList<>();
        signed.forEach((name, value) -> Collections.addAll(all, name, value));
        Collections.addAll(all, headers);
        return all.toArray(String[]::new);
    }
}
