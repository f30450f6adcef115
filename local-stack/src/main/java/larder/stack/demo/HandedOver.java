package larder.stack.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Edge;
import larder.stack.edge.Household;
import larder.stack.edge.Pause;
import larder.stack.edge.Shopper;
import larder.stack.run.EngineReach;

/** A device belongs to one person at a time: strangers do not even see it, and who gives it away has nothing left of it. */
record HandedOver(RunningLarder larder, Devices devices, OrderWatch orders) implements Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "7. A neighbour signs up, sees nothing of the household, is given a button, and ends it";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, Household.Wish.of("COFFEE-X50-09"));
        String device = "/api/devices/" + key.deviceId();
        String binding = "/api/bindings/" + key.deviceId() + ":main";
        Shopper neighbour = larder.newShopper("Jo");
        String jo = neighbour.token();
        story.hop(
                "device-gateway", neighbour.person().email() + " signed up, followed the link in the mail, logged in");
        story.claim(
                "a stranger's look at the device and its binding is answered as if they were not there",
                status(device, jo) == 404 && status(binding, jo) == 404);

        String code = larder.gateway()
                .send("POST", device + "/transfer", kim(), Map.of())
                .expecting(201)
                .body()
                .path("claimCode")
                .asString();
        story.hop("shopper", "gives it away: a code that is good once, for a day");
        Edge.Reply claimed = larder.gateway().send("POST", "/api/devices/claims", jo, Map.of("claimCode", code));
        Edge.Reply again = larder.gateway().send("POST", "/api/devices/claims", jo, Map.of("claimCode", code));
        story.hop("neighbour", "claims it: " + claimed.status() + ", and once more: " + again.problem());
        story.claim(
                "the code is good once",
                claimed.status() == 200 && again.problem().equals("claim-code-invalid"));
        story.claim(
                "who gave it away sees neither the device nor its binding any more",
                status(device, kim()) == 404 && awaitGone(binding));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(key.deviceId() + ":main"));
        try (DeviceClient button = devices.client(key)) {
            Outcome unbound = button.press();
            story.hop("button", "pressed: " + Devices.told(unbound));
            story.claim("its presses order nothing until it is bound anew", Devices.isIgnored(unbound, "UNBOUND"));

            larder.gateway().delete(device, jo).expecting(204);
            Outcome ended = button.press();
            story.hop("button", "pressed after its end: " + Devices.told(ended));
            story.claim(
                    "once deregistered, its key is refused",
                    ended instanceof Outcome.Refused refused
                            && refused.type().equals("urn:larder:problem:device-revoked"));
        }
        story.claim("none of this became an order", orders.count(key.deviceId() + ":main") == 0);
    }

    private boolean awaitGone(String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (status(path, kim()) != 404) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        return true;
    }

    private int status(String path, String token) {
        return larder.gateway().get(path, token).status();
    }

    private String kim() {
        return larder.tokens().of(Caller.SHOPPER);
    }
}
