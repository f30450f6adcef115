package larder.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import larder.contracts.decision.Decision.OrderDecided;
import larder.order.Happening.TimerWentOff;
import larder.order.OrderModel.Entry;
import org.jspecify.annotations.Nullable;

/** One order of the machine: the real one by its decision, the model beside it, and all that was done to both. */
final class PlayedOrder {

    private final OrderDecided decided;
    private final List<String> script = new ArrayList<>();
    private OrderModel model;
    private List<Ending> possible = List.of();
    private Runnable lastRecord = () -> {};
    private Runnable lastRetold = () -> {};

    /** How a round may end for the order: what it then is, and what each caller was told. */
    private record Ending(OrderModel model, List<Integer> answers) {}

    PlayedOrder(OrderDecided decided, OrderModel model) {
        this.decided = decided;
        this.model = model;
    }

    OrderDecided decided() {
        return decided;
    }

    OrderModel model() {
        return model;
    }

    /**
     * What the model admits of a turn, in the order in which it was drawn. Nothing happens while time passes: nobody could say whether it
     * was before or after.
     */
    List<Happening> admitted(Turn turn) {
        List<Happening> admitted = new ArrayList<>();
        if (model.admits(turn.first())) {
            admitted.add(turn.first());
        }
        Happening beside = turn.beside();
        boolean timePasses = turn.first() instanceof Happening.Passed;
        if (beside != null && !timePasses && model.admits(beside)) {
            admitted.add(beside);
        }
        return admitted;
    }

    /** Of two that happen at once, either may come first. */
    void expect(List<Happening> atOnce) {
        script.add(atOnce.toString());
        possible = switch (atOnce.size()) {
            case 0 -> List.of(new Ending(model, List.of()));
            case 1 -> List.of(after(atOnce, false));
            default -> List.of(after(atOnce, false), after(atOnce, true), afterAllBut(TimerWentOff.class, atOnce));
        };
    }

    /** A timer that goes off for a state which is left meanwhile does nothing. */
    private Ending afterAllBut(Class<? extends Happening> late, List<Happening> atOnce) {
        return after(atOnce.stream().filter(each -> !late.isInstance(each)).toList(), false);
    }

    private Ending after(List<Happening> atOnce, boolean backwards) {
        OrderModel next = model.copy();
        List<Integer> answers = new ArrayList<>();
        for (Happening each : backwards ? atOnce.reversed() : atOnce) {
            int answer = next.on(each);
            if (answer != 0) {
                answers.add(backwards ? 0 : answers.size(), answer);
            }
        }
        return new Ending(next, List.copyOf(answers));
    }

    /**
     * Takes over what has come out of the round.
     *
     * @param answers what the callers were told; none where the service was disturbed and they had to ask again
     */
    void learn(List<Entry> history, @Nullable List<Integer> answers) {
        model = possible.stream()
                .filter(ending -> ending.model().history().equals(history)
                        && (answers == null || ending.answers().equals(answers)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(described(history, answers)))
                .model();
    }

    private String described(List<Entry> history, @Nullable List<Integer> answers) {
        return "order " + decided.order().value() + "\n  what was done: " + String.join("\n                 ", script)
                + "\n  what came of it: " + history + " answers " + answers + "\n  what may come: "
                + possible.stream()
                        .map(ending -> ending.model().history() + " answers " + ending.answers())
                        .toList();
    }

    void sent(Runnable again, Runnable retold) {
        lastRecord = again;
        lastRetold = retold;
    }

    void sendAgain() {
        lastRecord.run();
    }

    void retell() {
        lastRetold.run();
    }

    /** What an order that stands there waits for; nothing for one that no time moves on. */
    Set<String> timer() {
        return switch (model.state()) {
            case "HELD" -> Set.of("lapse-hold");
            case "IN_RESOLUTION" -> Set.of("expire-resolution");
            case "PLACED" -> Set.of("confirm-order");
            default -> Set.of();
        };
    }
}
