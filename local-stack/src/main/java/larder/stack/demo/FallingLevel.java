package larder.stack.demo;

import java.math.BigDecimal;
import java.util.List;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.edge.Household;

/** An appliance orders by itself when it runs low, once, and again only after it was refilled. */
record FallingLevel(Devices devices, OrderWatch orders) implements Scenario {

    private static final Household.Level RULE =
            new Household.Level(new BigDecimal(100), new BigDecimal(20), new BigDecimal(10));

    @Override
    public String title() {
        return "3. A water filter runs low, orders by itself, is refilled and armed again";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.appliance(story, new Household.Wish("WATERFILTER-X1-01", 1, null, 5, RULE));
        String slot = key.deviceId() + ":main";
        try (DeviceClient sensor = devices.client(key)) {
            story.claim(
                    "nothing is ordered above the threshold of 20 %",
                    read(story, sensor, "80", "60", "40", "25").stream()
                            .allMatch(each -> Devices.isIgnored(each, "ABOVE_THRESHOLD")));
            Outcome low = read(story, sensor, "19").getFirst();
            story.claim("the first reading below it orders", Devices.isOrder(low));
            story.claim(
                    "the next one does not, for an order is open",
                    Devices.isIgnored(read(story, sensor, "17").getFirst(), "ORDER_OPEN"));
            story.claim(
                    "the order is delivered",
                    orders.follow(story, Devices.order(low)).equals("DELIVERED"));
            story.claim("exactly one order so far", orders.count(slot) == 1);
            story.claim(
                    "refilled, it orders nothing",
                    Devices.isIgnored(read(story, sensor, "100").getFirst(), "ABOVE_THRESHOLD"));
            read(story, sensor, "75", "50", "25");
            Outcome lowAgain = read(story, sensor, "18").getFirst();
            story.claim("armed again, it orders at the threshold", Devices.isOrder(lowAgain));
            story.claim(
                    "this one is delivered too",
                    orders.follow(story, Devices.order(lowAgain)).equals("DELIVERED"));
            story.claim("exactly two orders in the end", orders.count(slot) == 2);
        }
    }

    private static List<Outcome> read(Story story, DeviceClient sensor, String... levels) {
        return List.of(levels).stream()
                .map(level -> {
                    Outcome outcome = sensor.read(new BigDecimal(level));
                    story.hop("sensor", level + " %: " + Devices.told(outcome));
                    return outcome;
                })
                .toList();
    }
}
