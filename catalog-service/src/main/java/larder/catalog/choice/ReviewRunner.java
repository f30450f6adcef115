package larder.catalog.choice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Follows changes of the catalogue through to the last binding, step by step, taking up what an instance that died has left. */
@Component
class ReviewRunner {

    private static final Logger log = LoggerFactory.getLogger(ReviewRunner.class);

    private final ReviewBindings reviewBindings;

    ReviewRunner(ReviewBindings reviewBindings) {
        this.reviewBindings = reviewBindings;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void run() {
        try {
            while (reviewBindings.step()) {
                // the next step is a transaction of its own
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("review goes on when the database is back");
        }
    }
}
