package larder.catalog.stock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Serves waiting orders as long as there is anything to do, and goes on where an instance that died has left off. */
@Component
class WaitingRunner {

    private static final Logger log = LoggerFactory.getLogger(WaitingRunner.class);

    private final ServeWaiting serveWaiting;

    WaitingRunner(ServeWaiting serveWaiting) {
        this.serveWaiting = serveWaiting;
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void run() {
        try {
            while (serveWaiting.step()) {
                // the next step is a transaction of its own
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("waiting orders are served when the database is back");
        }
    }
}
