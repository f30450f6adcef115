package larder.stack.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.Outcome;
import larder.sdk.Report;
import larder.stack.RunningLarder;
import larder.stack.edge.Household;
import larder.stack.edge.Pause;
import larder.stack.run.EngineReach;
import larder.stack.run.Service;

/** The engine dies in the middle of a busy morning, and nobody gets too much or too little. */
record EngineKilled(RunningLarder larder, OrderWatch orders, Clock clock) implements Scenario {

    private static final int SLOTS = 100;
    private static final int PRESSES_EACH = 10;
    private static final int AT_A_TIME = 8;
    private static final int KILLED_AFTER = SLOTS * PRESSES_EACH / 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "5. The engine is killed while 1,000 presses of 100 slots arrive";
    }

    @Override
    public void live(Story story) {
        Map<String, DeviceKey> buttons = new ConcurrentHashMap<>();
        inParallel(_ -> {
            DeviceKey key = larder.household().addWithSharedKey("larder-button");
            buttons.put(larder.household().bind(key.deviceId(), Household.Wish.of("WATER-500MLX24-01")), key);
            return key;
        });
        EngineReach.awaitBindings(larder.endpoints().kafka(), buttons.keySet());
        story.hop("catalog-service", buttons.size() + " buttons registered, claimed and bound");

        AtomicInteger accepted = new AtomicInteger();
        List<DeviceKey> keys = List.copyOf(buttons.values());
        inParallel(number -> press(story, keys.get(number), accepted));
        story.hop("device-gateway", accepted + " presses accepted");
        story.claim("every press was accepted", accepted.get() == SLOTS * PRESSES_EACH);

        larder.stack().service(Service.REPLENISHMENT_ENGINE).awaitReady(PATIENCE);
        story.hop("replenishment-engine", "is back");
        DecisionCount decisions =
                DecisionCount.await(larder.endpoints().kafka(), buttons.keySet(), SLOTS * PRESSES_EACH, PATIENCE);
        story.hop("replenishment-engine", decisions.toString());
        story.claim("every press has exactly one decision", decisions.total() == SLOTS * PRESSES_EACH);
        story.claim("exactly one order was decided for each slot", decisions.orders() == SLOTS);
        int delivered = awaitDelivered(buttons.keySet().stream().toList());
        story.hop("order-service", delivered + " slots with exactly one order, delivered");
        story.claim("every slot has exactly one order, and it is delivered", delivered == SLOTS);
    }

    private int press(Story story, DeviceKey key, AtomicInteger accepted) {
        try (DeviceClient button = larder.device(key).build()) {
            for (int press = 0; press < PRESSES_EACH; press++) {
                Outcome outcome = button.press(Report.Press.at(clock.instant()));
                if (outcome instanceof Outcome.Accepted && accepted.incrementAndGet() == KILLED_AFTER) {
                    story.hop("replenishment-engine", "kill -9 after " + KILLED_AFTER + " presses");
                    larder.stack().service(Service.REPLENISHMENT_ENGINE).crash();
                }
            }
            return PRESSES_EACH;
        }
    }

    private int awaitDelivered(List<String> slots) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int delivered = 0;
        for (String slot : slots) {
            while (!orders.hasOneDelivered(slot) && System.nanoTime() < deadline) {
                Pause.briefly();
            }
            delivered += orders.hasOneDelivered(slot) ? 1 : 0;
        }
        return delivered;
    }

    /** Something done for each number. */
    private interface Each {
        Object apply(int number);
    }

    private static void inParallel(Each work) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Callable<Object>> tasks = IntStream.range(0, SLOTS)
                    .<Callable<Object>>mapToObj(number -> () -> work.apply(number))
                    .toList();
            for (Future<Object> each : workers.invokeAll(tasks)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
