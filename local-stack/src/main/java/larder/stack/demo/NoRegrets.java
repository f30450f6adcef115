package larder.stack.demo;

import java.util.Map;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Edge;
import larder.stack.edge.Household;
import tools.jackson.databind.JsonNode;

/** Nobody pays what they did not see, and whoever changes their mind is let off in time, and told what to do when it is too late. */
record NoRegrets(RunningLarder larder, Devices devices, OrderWatch orders, Phone phone) implements Scenario {

    private static final String CLOTHS = "DISH-X10-10";
    private static final String FAR_TOO_LITTLE = "0.01";
    private static final String PLENTY = "500.00";

    @Override
    public String title() {
        return "9. A price is asked about, a proposal lapses, and orders are called off in time and too late";
    }

    @Override
    public void live(Story story) {
        DeviceKey key = devices.button(story, new Household.Wish(CLOTHS, 1, FAR_TOO_LITTLE, 5, null));
        try (DeviceClient button = devices.client(key)) {
            asksAboutThePrice(story, button.press());
        }
        letsAProposalLapse(story);
        callsOffInTime(story);
        isTooLateToCallOff(story);
    }

    private void asksAboutThePrice(Story story, Outcome pressed) {
        story.hop("replenishment-engine", Devices.told(pressed));
        String order = "/api/orders/" + Devices.order(pressed);
        story.claim("a price above the ceiling is asked about", isHeldFor(order, "PRICE_ABOVE_CEILING"));
        JsonNode shown = phone.get(order + "/confirmation");
        story.hop("order-service", shown.path("text").asString().replaceAll("\\s*\\n\\s*", " | "));
        JsonNode agreed = answer(
                        order + "/approve",
                        Map.of("confirmation", shown.path("digest").asString()))
                .expecting(200)
                .body();
        story.hop("shopper", "agrees to that very text: POST " + order + "/approve");
        story.claim(
                "the text that they agreed to is kept with the order",
                agreed.path("confirmation").path("text").equals(shown.path("text")));
        story.claim(
                "it is delivered for the price that was shown",
                orders.follow(story, Devices.order(pressed)).equals("DELIVERED")
                        && phone.get(order).path("total").equals(shown.path("total")));
    }

    private void letsAProposalLapse(Story story) {
        String order = buy(story, Map.of("sku", CLOTHS, "quantity", 1, "deliveryAddress", leeds()));
        story.claim("without a price agreed to, it is only a proposal", isHeldFor(order, "PROPOSAL"));
        story.claim("which nobody answers, and which lapses", Phone.within(() -> isNow(order, "CANCELLED", "LAPSED")));
    }

    private void callsOffInTime(Story story) {
        String order = buy(story, agreed(leeds()));
        story.claim("at an agreed price it is placed at once", Phone.within(() -> isNow(order, "PLACED")));
        int status = answer(order + "/cancel", Map.of()).status();
        story.hop("shopper", "changes their mind: POST " + order + "/cancel, " + status);
        story.claim("called off within the grace period, it is over", isNow(order, "CANCELLED", "BY_SHOPPER"));
    }

    /** Orders to the first household have a grace period of a moment. */
    private void isTooLateToCallOff(Story story) {
        String order = buy(story, agreed(busan()));
        story.claim(
                "its grace period ends",
                Phone.within(() -> !phone.shown(order, "confirmedAt").isEmpty()));
        Edge.Reply late = answer(order + "/cancel", Map.of());
        story.hop("order-service", late.status() + " " + late.problem());
        story.claim(
                "called off after it, it goes on, and the shopper is told so",
                late.status() == 409
                        && late.problem().equals("order-not-cancellable")
                        && !phone.shown(order, "state").equals("CANCELLED"));
        Edge.Reply back = answer(order + "/return", Map.of("reason", "NOT_WANTED"));
        story.claim(
                "and can ask to give it back",
                back.status() == 200 && back.body().path("returns").size() == 1);
    }

    private String buy(Story story, Map<String, Object> purchase) {
        String id = larder.gateway()
                .sendOnce("/api/orders", larder.tokens().of(Caller.SHOPPER), purchase)
                .expecting(202)
                .body()
                .path("orderId")
                .asString();
        story.hop("shopper", "buys in the app: POST /api/orders, order " + id);
        return "/api/orders/" + id;
    }

    private Edge.Reply answer(String path, Map<String, String> body) {
        return larder.gateway().send("POST", path, larder.tokens().of(Caller.SHOPPER), body);
    }

    private boolean isHeldFor(String order, String reason) {
        return Phone.within(
                () -> isNow(order, "HELD") && phone.shown(order, "holdReason").equals(reason));
    }

    private boolean isNow(String order, String state) {
        return phone.shown(order, "state").equals(state);
    }

    private boolean isNow(String order, String state, String cause) {
        JsonNode history = phone.get(order).path("history");
        JsonNode last = history.path(history.size() - 1);
        return last.path("to").asString("").equals(state)
                && last.path("cause").asString("").equals(cause);
    }

    private static Map<String, Object> agreed(Map<String, String> address) {
        return Map.of(
                "sku",
                CLOTHS,
                "quantity",
                1,
                "deliveryAddress",
                address,
                "agreedTotal",
                Map.of("amount", PLENTY, "currency", "USD"));
    }

    /** The demo's Larder gives orders to Britain an hour of grace, and proposals there some seconds. */
    private static Map<String, String> leeds() {
        return Map.of(
                "recipient",
                "Lou Household",
                "line1",
                "7 Lighthouse Lane",
                "city",
                "Leeds",
                "postalCode",
                "LS1 4AP",
                "country",
                "GB");
    }

    private static Map<String, String> busan() {
        return Map.of(
                "recipient",
                "Kim Household",
                "line1",
                "12 Harbour Street",
                "city",
                "Busan",
                "postalCode",
                "48058",
                "country",
                "KR");
    }
}
