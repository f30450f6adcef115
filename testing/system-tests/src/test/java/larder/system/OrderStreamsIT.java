package larder.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Household.Wish;
import larder.stack.edge.Shopper;
import larder.stack.run.EngineReach;
import larder.testing.EventStream;
import larder.testing.ServiceClient;
import org.junit.jupiter.api.Test;

/** The stream of orders as an app meets it: over HTTPS, through the gateway. */
class OrderStreamsIT {

    private static final String PATH = "/api/orders/stream";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningLarder larder = HurriedLarder.running();
    private final ServiceClient origin = new ServiceClient(
            larder.endpoints().api().toString(), larder.stack().authority().clientContext());

    @Test
    void tellsOfAPressUntilItsParcelIsThereAndResumesInTheMiddle() {
        DeviceKey key = larder.household().addWithSharedKey("larder-button");
        String slot = larder.household().bind(key.deviceId(), Wish.of("LAUNDRY-3L-01"));
        EngineReach.awaitBindings(larder.endpoints().kafka(), Set.of(slot));
        String token = larder.tokens().of(Caller.SHOPPER);
        try (EventStream stream = opened(token)) {
            press(key);

            await("the parcel is there")
                    .atMost(PATIENCE)
                    .until(() -> stream.events().stream()
                            .filter(event ->
                                    event.data().path("slotId").asString("").equals(slot))
                            .map(EventStream.Event::name)
                            .toList()
                            .containsAll(Set.of("REQUESTED", "PLACED", "CONFIRMED", "SHIPPED", "DELIVERED")));
            String middle = stream.events().get(1).id();
            try (EventStream resumed = opened(token, "Last-Event-ID", middle)) {
                var missed = stream.events().subList(2, stream.events().size());
                await("what was missed")
                        .atMost(PATIENCE)
                        .until(() -> resumed.events().size() >= missed.size());
                assertThat(resumed.events().subList(0, missed.size())).isEqualTo(missed);
            }
        }
    }

    @Test
    void endsWhenTheShopperRevokesAllAccess() {
        Shopper shopper = larder.newShopper("Listener");
        String token = shopper.token();
        try (EventStream stream = opened(token)) {
            assertThat(stream.status()).isEqualTo(200);

            assertThat(origin.delete("/api/account/sessions", token).status()).isBetween(200, 204);

            await("the end").atMost(PATIENCE).until(stream::over);
        }
    }

    /** As an app does it, which asks again where the service could not be reached just then. */
    private EventStream opened(String token, String... headers) {
        return await("a stream")
                .atMost(PATIENCE)
                .until(() -> origin.stream(PATH, token, headers), stream -> stream.status() == 200);
    }

    private void press(DeviceKey key) {
        try (DeviceClient button =
                larder.device(key).waitFor(Duration.ofSeconds(20)).build()) {
            assertThat(button.press()).isInstanceOf(Outcome.Decided.class);
        }
    }
}
