package larder.gateway.model;

import java.util.List;
import larder.contracts.Topics;
import larder.support.EventOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of the models that came with the database, once, whichever instance starts first. */
@Component
class PublishModels implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(PublishModels.class);

    private final DeviceModels models;
    private final EventOutbox outbox;
    private final TransactionTemplate transaction;

    PublishModels(DeviceModels models, EventOutbox outbox, TransactionTemplate transaction) {
        this.models = models;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        while (Boolean.TRUE.equals(transaction.execute(_ -> publishSome()))) {
            log.atDebug().log("device models published");
        }
    }

    private boolean publishSome() {
        List<DeviceModel> some = models.takeUnpublished();
        for (DeviceModel model : some) {
            if (model.publish()) {
                outbox.append(Topics.DEVICE_MODELS, model.id(), model.state());
            }
        }
        return !some.isEmpty();
    }
}
