package larder.catalog.choice;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Follows changes of the catalogue through to the last binding, step by step, taking up what an instance that died has left. */
@Component
class ReviewRunner {

    private final ReviewBindings reviewBindings;

    ReviewRunner(ReviewBindings reviewBindings) {
        this.reviewBindings = reviewBindings;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void run() {
        while (reviewBindings.step()) {
            // the next step is a transaction of its own
        }
    }
}
