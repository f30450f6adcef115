package larder.stack.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Edge;
import larder.stack.edge.Pause;
import tools.jackson.databind.JsonNode;

/** Follows orders with the eyes of their shopper. */
final class OrderWatch {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> OVER = Set.of("DELIVERED", "UNDELIVERED", "CANCELLED", "REJECTED");

    private final RunningLarder larder;

    OrderWatch(RunningLarder larder) {
        this.larder = larder;
    }

    /** How many orders a slot has ever had. */
    int count(String slot) {
        return of(slot).size();
    }

    boolean hasOneDelivered(String slot) {
        JsonNode all = of(slot);
        return all.size() == 1 && all.get(0).path("state").asString().equals("DELIVERED");
    }

    private JsonNode of(String slot) {
        return larder.gateway()
                .get("/api/orders?limit=100&slot=" + slot, token())
                .expecting(200)
                .body()
                .path("orders");
    }

    /** Tells each step of an order and its parcel until the order is over; returns its last state. */
    String follow(Story story, String order) {
        Set<String> told = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String state = "unknown";
        while (!OVER.contains(state) && System.nanoTime() < deadline) {
            Edge.Reply reply = larder.gateway().get("/api/orders/" + order, token());
            // Before the decision has reached the order-service there is no such order.
            if (reply.status() == 200) {
                tellParcel(story, order, told);
                tellOrder(story, reply.body(), told);
                state = reply.body().path("state").asString();
            }
            Pause.briefly();
        }
        return state;
    }

    private void tellOrder(Story story, JsonNode order, Set<String> told) {
        for (JsonNode step : order.path("history")) {
            String state = step.path("to").asString();
            if (told.add(state)) {
                story.hop("order-service", state + " (" + step.path("cause").asString() + ")" + price(order, state));
            }
        }
    }

    private static String price(JsonNode order, String state) {
        JsonNode total = order.path("total");
        return state.equals("PLACED") && total.isObject()
                ? " for " + total.path("amount").asString() + " "
                        + total.path("currency").asString() + ", can be cancelled until "
                        + order.path("cancellableUntil").asString()
                : "";
    }

    private void tellParcel(Story story, String order, Set<String> told) {
        Edge.Reply list = larder.gateway().get("/api/deliveries?order=" + order, token());
        for (JsonNode parcel : list.body().path("deliveries")) {
            Edge.Reply one =
                    larder.gateway().get("/api/deliveries/" + parcel.path("id").asString(), token());
            for (JsonNode past : one.body().path("history")) {
                String step = past.path("step").asString();
                if (told.add("parcel " + step)) {
                    story.hop("delivery-service", "parcel " + step);
                }
            }
        }
    }

    private String token() {
        return larder.tokens().of(Caller.SHOPPER);
    }
}
