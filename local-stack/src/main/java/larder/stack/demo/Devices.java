package larder.stack.demo;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.RetryPolicy;
import larder.stack.RunningLarder;
import larder.stack.edge.Household;
import larder.stack.run.EngineReach;

/** Gets devices ready to order: registered, claimed, bound, and the binding known to the engine. */
final class Devices {

    private static final Duration WAIT = Duration.ofSeconds(15);
    private static final RetryPolicy PATIENT = RetryPolicy.DEFAULT.within(Duration.ofSeconds(60));

    private final RunningLarder larder;

    Devices(RunningLarder larder) {
        this.larder = larder;
    }

    /** A button that shares a key with the gateway. */
    DeviceKey button(Story story, Household.Wish wish) {
        DeviceKey key = larder.household().addWithSharedKey("larder-button");
        bind(story, key, wish);
        return key;
    }

    /** An appliance that made its own key pair. */
    DeviceKey appliance(Story story, Household.Wish wish) {
        DeviceKey key = larder.household().addWithKeyPair("water-filter-jug");
        bind(story, key, wish);
        return key;
    }

    private void bind(Story story, DeviceKey key, Household.Wish wish) {
        story.hop("device-gateway", "registered and claimed " + key.deviceId() + " (" + key.algorithm() + ")");
        String slot = larder.household().bind(key.deviceId(), wish);
        story.hop("catalog-service", "bound " + slot + " to " + wish.packs() + " x " + wish.sku());
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
    }

    /** A client that waits for decisions. */
    DeviceClient client(DeviceKey key) {
        return larder.device(key).retry(PATIENT).waitFor(WAIT).build();
    }

    /** An outcome in one line. */
    static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided decided ->
                "200 " + decided.answer()
                        + (decided.reason() == null ? "" : " " + decided.reason())
                        + (decided.orderId() == null ? "" : ", order " + decided.orderId())
                        + (decided.repeat() ? " (the same answer again)" : "");
            case Outcome.Accepted accepted -> "202 ACCEPTED, decision " + accepted.decisionId() + " to come";
            case Outcome.Refused refused -> refused.status() + " " + refused.type();
            case Outcome.GaveUp gaveUp -> "no answer: " + gaveUp.lastCause();
        };
    }

    static boolean isOrder(Outcome outcome) {
        return outcome instanceof Outcome.Decided decided && decided.answer() == Outcome.Answer.ORDER;
    }

    static boolean isIgnored(Outcome outcome, String reason) {
        return outcome instanceof Outcome.Decided decided
                && decided.answer() == Outcome.Answer.IGNORED
                && Objects.equals(decided.reason(), reason);
    }

    static String order(Outcome outcome) {
        return outcome instanceof Outcome.Decided decided && decided.orderId() != null ? decided.orderId() : "";
    }
}
