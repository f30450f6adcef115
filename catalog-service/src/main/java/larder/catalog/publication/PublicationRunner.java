package larder.catalog.publication;

import larder.support.StatePublisher.StatesNotSent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Marks and publishes as long as there is anything to do, and goes on where an instance that died has left off. */
@Component
class PublicationRunner {

    private static final Logger log = LoggerFactory.getLogger(PublicationRunner.class);

    private final MarkTurns markTurns;
    private final PublishProducts publishProducts;

    PublicationRunner(MarkTurns markTurns, PublishProducts publishProducts) {
        this.markTurns = markTurns;
        this.publishProducts = publishProducts;
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void mark() {
        try {
            while (markTurns.step()) {
                // the next step is a transaction of its own
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("products are marked when the database is back");
        }
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void publish() {
        try {
            while (publishProducts.step()) {
                // the next step is a transaction of its own
            }
        } catch (StatesNotSent | DataAccessException | TransactionException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("products are published when broker and database are back");
        }
    }
}
