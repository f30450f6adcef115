package larder.stack.demo;

import java.util.Map;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Household;
import larder.stack.run.EngineReach;

/** Nothing is ordered that the shopper has not agreed to, and nothing else in its place. */
record Consent(RunningLarder larder, Devices devices, OrderWatch orders, Phone phone) implements Scenario {

    private static final String COFFEE = "COFFEE-X50-08";

    @Override
    public String title() {
        return "6. A press only proposes, and a product that goes off sale is asked about";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, Household.Wish.proposing(COFFEE));
        String slot = key.deviceId() + ":main";
        try (DeviceClient button = devices.client(key)) {
            Outcome outcome = button.press();
            story.hop("replenishment-engine", Devices.told(outcome));
            String order = "/api/orders/" + Devices.order(outcome);
            story.claim(
                    "the press becomes a proposal with its price, and waits for consent",
                    Phone.within(() -> phone.shown(order, "state").equals("HELD")
                            && phone.shown(order, "holdReason").equals("PROPOSAL")));
            story.hop("order-service", "HELD: " + phone.shown(order, "holdReason"));
            larder.gateway()
                    .send("POST", order + "/approve", larder.tokens().of(Caller.SHOPPER), Map.of())
                    .expecting(200);
            story.hop("shopper", "agrees: POST " + order + "/approve");
            story.claim(
                    "agreed to, it is delivered",
                    orders.follow(story, Devices.order(outcome)).equals("DELIVERED"));

            sell(story, false);
            story.claim(
                    "the binding asks for a choice",
                    Phone.within(() -> phone.binding(slot).equals("NEEDS_CHOICE")));
            EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
            Outcome refused = button.press();
            story.hop("button", "pressed: " + Devices.told(refused));
            story.claim("a press orders nothing in its place", Devices.isIgnored(refused, "NEEDS_CHOICE"));
            story.claim("the shopper was told", Phone.within(() -> phone.asksAbout(slot)));
            sell(story, true);
            story.claim(
                    "on sale again, the binding is as it was",
                    Phone.within(() -> phone.binding(slot).equals("ACTIVE")));
        }
    }

    private void sell(Story story, boolean saleable) {
        larder.gateway()
                .send(
                        "POST",
                        "/api/policies",
                        larder.tokens().of(Caller.OPS),
                        Map.of(
                                "scope",
                                "PRODUCT",
                                "subject",
                                COFFEE,
                                "state",
                                saleable ? "ALLOWED" : "SUSPENDED",
                                "reason",
                                saleable ? "Tested, and fine" : "Under test"))
                .expecting(201);
        story.hop("catalog-service", COFFEE + (saleable ? " is on sale again" : " is suspended by ops"));
    }
}
