package larder.gateway.mail;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a mail from the outbox to whoever delivers it; done only when that one has it. */
final class MailRelay implements OutboxTypedHandler<Letter> {

    private static final Logger log = LoggerFactory.getLogger(MailRelay.class);

    private final Delivery delivery;

    MailRelay(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void handle(Letter letter, OutboxRecordMetadata metadata) {
        delivery.deliver(letter);
        log.atInfo().addKeyValue("mail", letter.id()).log("mail sent");
    }

    /** Whoever takes mails off our hands. An exception means that it has not. */
    interface Delivery {
        void deliver(Letter letter);
    }
}
