package larder.system.trust;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Household.Wish;
import larder.stack.run.EngineReach;
import larder.testing.ServiceClient;
import larder.testing.document.ApiOperation;
import tools.jackson.databind.JsonNode;

/**
 * One of everything that can belong to a shopper: what another shopper must not reach. An operation on something new fails the walk
 * until this class knows how to come by one.
 */
final class Belongings {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What everybody may see has no owner. */
    private static final String SHARED = "/api/(products|categories|models)\\b.*";

    private final ServiceClient origin;
    private final RunningLarder larder;
    private final String device;
    private final String order;

    private Belongings(ServiceClient origin, RunningLarder larder, String device, String order) {
        this.origin = origin;
        this.larder = larder;
        this.device = device;
        this.order = order;
    }

    /** A bound button whose press has become a delivered order. */
    static Belongings of(RunningLarder larder, ServiceClient origin) {
        DeviceKey key = larder.household().addWithSharedKey("larder-button");
        String slot = larder.household().bind(key.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
        try (DeviceClient button =
                larder.device(key).waitFor(Duration.ofSeconds(20)).build()) {
            if (!(button.press() instanceof Outcome.Decided decided) || decided.orderId() == null) {
                throw new IllegalStateException("the press was not decided in time");
            }
            Belongings all = new Belongings(origin, larder, key.deviceId(), decided.orderId());
            await("the order is delivered")
                    .atMost(PATIENCE)
                    .until(() -> all.read("/api/orders/" + all.order)
                            .path("state")
                            .asString("")
                            .equals("DELIVERED"));
            return all;
        }
    }

    /** Whether a shopper may call it, and on something that is somebody's. */
    static boolean concern(ApiOperation operation) {
        return operation.access() == ApiOperation.Access.TOKEN
                && operation.hasObject()
                && PublicSurfaceIT.admits(operation, "SHOPPER")
                && !operation.path().matches(SHARED);
    }

    /** The owner's own things for the variables of a path. */
    Map<String, String> in(ApiOperation operation) {
        Map<String, String> values = new LinkedHashMap<>();
        String path = operation.path();
        for (String variable : operation.pathExamples().keySet()) {
            values.put(
                    variable,
                    value(path, variable)
                            .orElseThrow(() -> new AssertionError(
                                    "tell Belongings how to come by {" + variable + "} of " + path)));
        }
        if (operation.queryExamples().containsKey("order")) {
            values.put("order", order);
        }
        return values;
    }

    private Optional<String> value(String path, String variable) {
        if (path.startsWith("/api/devices/{" + variable)) {
            return Optional.of(device);
        }
        if (path.matches("/api/devices/\\{\\w+}/keys/\\{" + variable + "}.*")) {
            return first("/api/devices/" + device + "/keys", "keys", "keyId");
        }
        if (path.startsWith("/api/bindings/{" + variable)
                || path.startsWith("/api/budget/slots/{" + variable)
                || path.startsWith("/api/slots/{" + variable)) {
            return Optional.of(device + ":main");
        }
        if (path.startsWith("/api/orders/{" + variable)) {
            return Optional.of(order);
        }
        if (path.startsWith("/api/deliveries/{" + variable)) {
            return first("/api/deliveries?order=" + order, "deliveries", "id");
        }
        if (path.startsWith("/api/notices/{" + variable)) {
            return first("/api/notices", "notices", "id");
        }
        if (path.startsWith("/api/account/sessions/{" + variable)) {
            return first("/api/account/sessions", "sessions", "id");
        }
        if (path.startsWith("/api/account/grants/{" + variable)) {
            return first("/api/account/grants", "grants", "id");
        }
        return Optional.empty();
    }

    private Optional<String> first(String path, String list, String field) {
        return read(path)
                .path(list)
                .valueStream()
                .findFirst()
                .map(each -> each.path(field).asString());
    }

    private JsonNode read(String path) {
        return origin.get(path, larder.tokens().of(Caller.SHOPPER)).json();
    }

    /** All of it, as its owner sees it. */
    Map<String, JsonNode> seenByOwner() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String path : List.of(
                "/api/devices/" + device + "/history",
                "/api/bindings/" + device + ":main",
                "/api/orders/" + order,
                "/api/deliveries?order=" + order,
                "/api/account/grants")) {
            all.put(path, read(path));
        }
        return all;
    }
}
