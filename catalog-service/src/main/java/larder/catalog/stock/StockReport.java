package larder.catalog.stock;

import larder.contracts.Topics;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.contracts.stock.StockEvent.StockReleased;
import larder.contracts.stock.StockEvent.StockReserved;
import larder.contracts.stock.StockEvent.StockShipped;
import larder.support.EventOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells everybody what became of an order's stock: the other services by event, operations staff by log and counter. */
@Component
class StockReport {

    private static final Logger log = LoggerFactory.getLogger(StockReport.class);

    private final EventOutbox outbox;
    private final StockMeter meter;

    StockReport(EventOutbox outbox, StockMeter meter) {
        this.outbox = outbox;
        this.meter = meter;
    }

    /** Sends the event if and only if the current transaction commits. */
    void send(StockEvent event) {
        outbox.append(Topics.STOCK_EVENTS, event.order(), event);
        meter.count(outcome(event));
        log.atInfo()
                .addKeyValue("order", event.order())
                .addKeyValue("outcome", outcome(event))
                .log("stock settled for order");
    }

    private static StockMeter.Outcome outcome(StockEvent event) {
        return switch (event) {
            case StockReserved _ -> StockMeter.Outcome.RESERVED;
            case StockRefused refused -> StockMeter.Outcome.of(refused.reason());
            case StockReleased _ -> StockMeter.Outcome.RELEASED;
            case StockShipped _ -> StockMeter.Outcome.SHIPPED;
        };
    }
}
