package larder.stack.demo;

import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.stack.edge.Household;

/** However often it is sent and pressed, one wish is one order. */
record PressedAgain(Devices devices, OrderWatch orders, Clock clock) implements Scenario {

    private static final int COPIES = 5;
    private static final int MORE_PRESSES = 3;

    @Override
    public String title() {
        return "2. The same press sent " + COPIES + " times, and " + MORE_PRESSES + " impatient ones: still one order";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, Household.Wish.of("COFFEE-1KG-01"));
        String slot = key.deviceId() + ":main";
        Set<String> answers = new TreeSet<>();
        int repeats = 0;
        try (DeviceClient button = devices.client(key)) {
            Report.Press press = Report.Press.at(clock.instant());
            for (int copy = 1; copy <= COPIES; copy++) {
                Outcome outcome = button.press(press);
                story.hop("button", "press " + press.eventId() + ", copy " + copy + ": " + Devices.told(outcome));
                answers.add(Devices.isOrder(outcome) ? Devices.order(outcome) : Devices.told(outcome));
                repeats += outcome instanceof Outcome.Decided decided && decided.repeat() ? 1 : 0;
            }
            story.claim("all copies are answered with the same order", answers.size() == 1);
            story.claim("all but the first are known as repeats", repeats == COPIES - 1);
            boolean allIgnored = true;
            for (int again = 1; again <= MORE_PRESSES; again++) {
                Outcome outcome = button.press();
                story.hop("button", "another press: " + Devices.told(outcome));
                allIgnored &= Devices.isIgnored(outcome, "REPEATED_PRESS");
            }
            story.claim("the impatient presses are answered with REPEATED_PRESS", allIgnored);
            String state = orders.follow(story, answers.iterator().next());
            story.claim("the one order is delivered", state.equals("DELIVERED"));
            story.claim("the slot has exactly one order", orders.count(slot) == 1);
        }
    }
}
