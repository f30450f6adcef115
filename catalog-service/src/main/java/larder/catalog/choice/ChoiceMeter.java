package larder.catalog.choice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.contracts.binding.BindingState.ChoiceReason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts the bindings that a change of the catalogue moved: {@code larder.binding.choices} by reason, once it is committed. */
@Component
class ChoiceMeter {

    private final Map<Optional<ChoiceReason>, Counter> counters;

    ChoiceMeter(MeterRegistry registry) {
        counters = Stream.concat(
                        Stream.of(Optional.<ChoiceReason>empty()),
                        Stream.of(ChoiceReason.values()).map(Optional::of))
                .collect(Collectors.toMap(
                        Function.identity(),
                        reason -> Counter.builder("larder.binding.choices")
                                .description(
                                        "Bindings that a change of the catalogue moved, by what there is to choose about")
                                .tag(
                                        "reason",
                                        reason.map(each -> each.name().toLowerCase(Locale.ROOT))
                                                .orElse("none"))
                                .register(registry)));
    }

    void count(Optional<ChoiceReason> reason) {
        Counter counter = Objects.requireNonNull(counters.get(reason));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }
}
