package larder.stack.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.RetryPolicy;
import larder.stack.RunningLarder;
import larder.stack.edge.Household;

/** Who is not who they say, or too late, is refused with the reason. */
record Refusals(RunningLarder larder, Devices devices, OrderWatch orders, Clock clock) implements Scenario {

    private static final Duration LONG_AGO = Duration.ofMinutes(10);
    private static final String OTHER_SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public String title() {
        return "4. A forged, a stale and a stranger's press are refused";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, Household.Wish.of("LAUNDRY-3L-02"));
        refused(
                story,
                "signed with another key",
                DeviceKey.hmac(key.deviceId(), OTHER_SECRET),
                clock,
                "signature-invalid");
        refused(
                story,
                "signed " + LONG_AGO.toMinutes() + " minutes ago",
                key,
                Clock.offset(clock, LONG_AGO.negated()),
                "signature-expired");
        refused(story, "from a device nobody knows", key.forDevice("nobody-knows-me"), clock, "device-unknown");
        story.claim("none of them became an order", orders.count(key.deviceId() + ":main") == 0);
    }

    private void refused(Story story, String how, DeviceKey key, Clock deviceClock, String problem) {
        try (DeviceClient device =
                larder.device(key).clock(deviceClock).retry(RetryPolicy.NONE).build()) {
            Outcome outcome = device.press();
            story.hop("device-gateway", "a press " + how + ": " + Devices.told(outcome));
            story.claim(
                    "it is refused as " + problem,
                    outcome instanceof Outcome.Refused refused
                            && refused.type().equals("urn:larder:problem:" + problem));
        }
    }
}
