package larder.stack.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Household;
import larder.stack.run.EngineReach;
import larder.stack.run.Service;
import tools.jackson.databind.JsonNode;

/** A brand is taken off sale while it is bound: nothing is sent that may not be sold, and nothing else in its place unasked. */
record BrandSuspended(RunningLarder larder, Devices devices, OrderWatch orders, Phone phone, Clock clock)
        implements Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String BRAND = "Oatfold";
    private static final String OAT = "MILK-1LX6-06";
    private static final String ALMOND = "MILK-190MLX24-07";
    private static final String REASON = "The maker recalls its drinks";

    @Override
    public String title() {
        return "8. A brand is suspended while it is bound, and a substitute is accepted";
    }

    @Override
    public void live(Story story) {
        DeviceKey pressed = devices.button(story, Household.Wish.of(OAT));
        DeviceKey other = devices.button(story, Household.Wish.of(ALMOND));
        String kept = pressed.deviceId() + ":main";
        String changed = other.deviceId() + ":main";
        // Another button than the one whose order was rejected: that one would be pressed again within its minute.
        try (DeviceClient first = devices.client(pressed);
                DeviceClient second = devices.client(other)) {
            String policy = refusesWhatWasOnItsWay(story, first);
            asksForAChoice(story, second, changed, kept);
            String chosen = acceptsASubstitute(story, other, changed);
            sendsWhatWasChosen(story, second, changed, chosen);
            isLifted(story, policy, changed, kept);
        }
    }

    /** The order waits while the catalogue is down; before it is back, the policy begins. */
    private String refusesWhatWasOnItsWay(Story story, DeviceClient button) {
        Instant from = clock.instant().plus(SOON);
        String policy = larder.gateway()
                .send(
                        "POST",
                        "/api/policies",
                        larder.tokens().of(Caller.OPS),
                        Map.of(
                                "scope",
                                "BRAND",
                                "subject",
                                BRAND,
                                "state",
                                "SUSPENDED",
                                "from",
                                from.toString(),
                                "reason",
                                REASON))
                .expecting(201)
                .body()
                .path("id")
                .asString();
        story.hop("catalog-service", "ops suspend the brand " + BRAND + " from " + from + " on");
        larder.stack().service(Service.CATALOG_SERVICE).crash();
        story.hop("catalog-service", "kill -9");
        Outcome outcome = button.press();
        story.hop("replenishment-engine", Devices.told(outcome));
        story.claim("a press before that instant is answered with an order", Devices.isOrder(outcome));
        larder.stack().service(Service.CATALOG_SERVICE).awaitReady(PATIENCE);
        story.hop("catalog-service", "is back, after the policy has begun");
        String order = Devices.order(outcome);
        story.claim("the order is rejected", orders.follow(story, order).equals("REJECTED"));
        JsonNode rejected = phone.get("/api/orders/" + order);
        String last = rejected.path("history")
                .path(rejected.path("history").size() - 1)
                .path("cause")
                .asString();
        story.hop("order-service", last + ": " + rejected.path("explanation").asString());
        story.claim(
                "its shopper reads why",
                last.equals("SALE_SUSPENDED")
                        && rejected.path("explanation").asString().equals(REASON));
        return policy;
    }

    private void asksForAChoice(Story story, DeviceClient button, String slot, String other) {
        story.claim(
                "both bindings of the brand ask for a choice",
                Phone.within(() -> phone.binding(slot).equals("NEEDS_CHOICE")
                        && phone.binding(other).equals("NEEDS_CHOICE")));
        story.claim("the shopper was told", Phone.within(() -> phone.asksAbout(slot)));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot, other));
        Outcome refused = button.press();
        story.hop("button", "pressed: " + Devices.told(refused));
        story.claim("a press orders nothing in its place", Devices.isIgnored(refused, "NEEDS_CHOICE"));
    }

    private static String offered(JsonNode substitute) {
        JsonNode percent = substitute.path("unitPriceDifferencePercent");
        return "offers " + substitute.path("rank").asInt() + ". "
                + substitute.path("product").path("name").path("en").asString() + " ("
                + substitute.path("why").asString()
                + (percent.isMissingNode() ? ")" : ", the same amount " + percent.asString() + " % dearer)");
    }

    /** Where the binding itself says that there are substitutes, the first is taken. */
    private String acceptsASubstitute(Story story, DeviceKey key, String slot) {
        JsonNode substitutes = phone.get(
                        phone.get("/api/bindings/" + slot).path("substitutes").asString())
                .path("substitutes");
        substitutes.forEach(each -> story.hop("catalog-service", offered(each)));
        story.claim(
                "substitutes are offered, none of them of the brand",
                !substitutes.isEmpty()
                        && substitutes
                                .valueStream()
                                .noneMatch(each -> each.path("product")
                                        .path("brand")
                                        .asString()
                                        .equals(BRAND)));
        String chosen = substitutes.path(0).path("product").path("sku").asString();
        larder.household().bind(key.deviceId(), Household.Wish.of(chosen));
        story.hop("shopper", "takes the first: PUT /api/bindings/" + slot + " with " + chosen);
        story.claim("the binding can order again", phone.binding(slot).equals("ACTIVE"));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
        return chosen;
    }

    private void sendsWhatWasChosen(Story story, DeviceClient button, String slot, String chosen) {
        Outcome outcome = button.press();
        story.hop("button", "pressed: " + Devices.told(outcome));
        String order = Devices.order(outcome);
        story.claim(
                "the substitute is ordered and delivered",
                orders.follow(story, order).equals("DELIVERED")
                        && phone.get("/api/orders/" + order)
                                .path("sku")
                                .asString()
                                .equals(chosen));
        story.claim("and the brand never was", orders.count(slot) == 1);
    }

    private void isLifted(Story story, String policy, String slot, String other) {
        larder.gateway()
                .send(
                        "POST",
                        "/api/policies/" + policy + "/lift",
                        larder.tokens().of(Caller.OPS),
                        Map.of("reason", "The drinks were found to be in order"))
                .expecting(200);
        story.hop("catalog-service", "ops lift the policy");
        story.claim(
                "the other binding is as it was",
                Phone.within(() -> phone.binding(other).equals("ACTIVE")));
        story.claim("what the shopper chose stays", phone.binding(slot).equals("ACTIVE"));
    }
}
