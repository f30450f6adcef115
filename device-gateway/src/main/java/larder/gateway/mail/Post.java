package larder.gateway.mail;

import io.namastack.outbox.Outbox;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mails to people, in their language. */
@Component
public class Post {

    private final Outbox outbox;
    private final MessageSource messages;

    Post(Outbox outbox, MessageSource messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    /**
     * Sends a mail if and only if the current transaction commits.
     *
     * @param kind names the texts: {@code mail.<kind>.subject} and {@code mail.<kind>.text}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String to, Locale locale, String kind, Object... values) {
        String id = UUID.randomUUID().toString();
        var letter = new Letter(
                id,
                to,
                messages.getMessage("mail." + kind + ".subject", values, locale),
                messages.getMessage("mail." + kind + ".text", values, locale));
        outbox.schedule(letter, "mail/" + id);
    }
}
