package larder.stack.edge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import larder.sdk.DeviceKey;
import org.jspecify.annotations.Nullable;

/** What ops staff and the shopper do before a device can order: register it, claim it, bind its slot. */
public final class Household {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> SOON = Set.of("device-not-owned", "slot-unknown", "service-unavailable");

    private final Edge gateway;
    private final Supplier<String> ops;
    private final Supplier<String> shopper;
    private final Address address;

    /**
     * @param gateway the one public origin
     * @param ops access tokens of ops staff, of whichever issuer
     * @param shopper access tokens of whoever the devices shall belong to
     * @param address where their orders go
     */
    public Household(Edge gateway, Supplier<String> ops, Supplier<String> shopper, Address address) {
        this.gateway = gateway;
        this.ops = ops;
        this.shopper = shopper;
        this.address = address;
    }

    /** The household of the first shopper. */
    public static Household first(Edge gateway, Tokens tokens) {
        return new Household(
                gateway,
                () -> tokens.of(Caller.OPS),
                () -> tokens.of(Caller.SHOPPER),
                new Address("Kim Household", "12 Harbour Street"));
    }

    /** A place in Busan that parcels go to. */
    public record Address(String recipient, String street) {

        Map<String, String> asJson() {
            return Map.of(
                    "recipient", recipient, "line1", street, "city", "Busan", "postalCode", "48058", "country", "KR");
        }
    }

    /**
     * What a slot orders.
     *
     * @param sku the product
     * @param packs how many
     * @param ceiling the highest total in USD; none means any
     * @param dailyCap the most orders in 24 hours
     * @param level capacity, threshold and hysteresis of a slot with a sensor
     * @param asksFirst whether a press only proposes, and the shopper has to agree
     */
    public record Wish(
            String sku,
            int packs,
            @Nullable String ceiling,
            int dailyCap,
            @Nullable Level level,
            boolean asksFirst) {

        public Wish(String sku, int packs, @Nullable String ceiling, int dailyCap, @Nullable Level level) {
            this(sku, packs, ceiling, dailyCap, level, false);
        }

        public static Wish of(String sku) {
            return new Wish(sku, 1, null, 5, null);
        }

        /** A press makes a priced proposal, which becomes an order when the shopper agrees. */
        public static Wish proposing(String sku) {
            return new Wish(sku, 1, null, 5, null, true);
        }

        Map<String, Object> asJson(Address address) {
            Map<String, Object> json = new HashMap<>();
            json.put("sku", sku);
            json.put("quantity", packs);
            json.put("dailyCap", dailyCap);
            json.put("orderingMode", asksFirst ? "PROPOSE" : "INSTANT");
            json.put("deliveryAddress", address.asJson());
            if (ceiling != null) {
                json.put("priceCeiling", Map.of("amount", ceiling, "currency", "USD"));
            }
            if (level != null) {
                json.put("levelRule", level);
            }
            return json;
        }
    }

    /** When a level means "order". */
    public record Level(BigDecimal capacity, BigDecimal threshold, BigDecimal hysteresis) {}

    /** Registers a new device with a shared key and claims it for the shopper. */
    public DeviceKey addWithSharedKey(String model) {
        Edge.Reply registered = register(model, Map.of("algorithm", "hmac-sha256"));
        claim(registered);
        return DeviceKey.hmac(
                registered.body().path("deviceId").asString(),
                registered.body().path("secret").asString());
    }

    /** Registers a new device that made its own key pair and claims it for the shopper. */
    public DeviceKey addWithKeyPair(String model) {
        DeviceKey.Ed25519 pair = DeviceKey.generateEd25519("unregistered");
        Edge.Reply registered = register(model, Map.of("algorithm", "ed25519", "publicKey", pair.publicKeyBase64()));
        claim(registered);
        return pair.forDevice(registered.body().path("deviceId").asString());
    }

    private Edge.Reply register(String model, Map<String, String> key) {
        return gateway.send(
                        "POST",
                        "/api/devices",
                        ops.get(),
                        Map.of("serial", UUID.randomUUID().toString(), "model", model, "key", key))
                .expecting(201);
    }

    private void claim(Edge.Reply registered) {
        gateway.send(
                        "POST",
                        "/api/devices/claims",
                        shopper.get(),
                        Map.of("claimCode", registered.body().path("claimCode").asString()))
                .expecting(200);
    }

    /**
     * Binds the main slot of a device. The catalogue hears of a new device a moment after the gateway, and may be slow to answer on a
     * machine on which everything starts at once; until then this waits.
     */
    public String bind(String deviceId, Wish wish) {
        String slot = deviceId + ":main";
        Map<String, Object> body = wish.asJson(address);
        String token = shopper.get();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Edge.Reply reply = gateway.send("PUT", "/api/bindings/" + slot, token, body);
            boolean soon = SOON.contains(reply.problem());
            if (!soon || System.nanoTime() > deadline) {
                reply.expecting(200, 201);
                return slot;
            }
            Pause.briefly();
        }
    }
}
