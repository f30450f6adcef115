package larder.catalog.image;

import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Fetches all pictures that are due, a few at the same time, in threads of its own: what others answer may take its time. */
@Component
class FetchRunner {

    private static final Logger log = LoggerFactory.getLogger(FetchRunner.class);
    private static final int AT_ONCE = 4;

    private final FetchImage fetchImage;
    private final Semaphore free = new Semaphore(AT_ONCE);

    FetchRunner(FetchImage fetchImage) {
        this.fetchImage = fetchImage;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void run() {
        if (free.tryAcquire()) {
            Thread.ofVirtual().name("image-fetch").start(this::fetchAll);
        }
    }

    private void fetchAll() {
        try {
            while (fetchImage.step()) {
                // the next picture
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("images are fetched when the database is back");
        } finally {
            free.release();
        }
    }
}
