package larder.stack.demo;

import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.edge.Household;

/** A press becomes a delivered order. */
record OnePress(Devices devices, OrderWatch orders) implements Scenario {

    @Override
    public String title() {
        return "1. One press becomes one delivered order";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, new Household.Wish("LAUNDRY-3L-01", 1, "20.00", 5, null));
        try (DeviceClient button = devices.client(key)) {
            story.hop("button", "pressed: POST /v1/presses, signed with " + key.algorithm());
            Outcome outcome = button.press();
            story.hop("replenishment-engine", Devices.told(outcome));
            story.claim("the press is answered with an order", Devices.isOrder(outcome));
            String state = orders.follow(story, Devices.order(outcome));
            story.claim("the order is delivered", state.equals("DELIVERED"));
            story.claim("the slot has exactly one order", orders.count(key.deviceId() + ":main") == 1);
        }
    }
}
