package larder.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Decides who takes the mails: an SMTP server, a folder, or nobody yet. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    @ConditionalOnExpression("'${spring.mail.host:}' == '' and '${larder.mail.outbox:}' != ''")
    LocalOutbox localOutbox(MailProperties properties) {
        return new LocalOutbox(Path.of(properties.outbox()));
    }

    @Bean
    MailRelay mailRelay(
            MailProperties properties, ObjectProvider<JavaMailSender> smtp, ObjectProvider<LocalOutbox> folder) {
        JavaMailSender sender = smtp.getIfAvailable();
        if (sender != null) {
            return new MailRelay(letter -> sender.send(write(letter, sender.createMimeMessage(), properties)));
        }
        LocalOutbox outbox = folder.getIfAvailable();
        if (outbox != null) {
            return new MailRelay(letter -> file(letter, outbox, properties));
        }
        return new MailRelay(letter -> {
            throw new IllegalStateException("mails wait until spring.mail.host or larder.mail.outbox is set");
        });
    }

    private static void file(Letter letter, LocalOutbox outbox, MailProperties properties) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            outbox.write(letter.id(), write(letter, message, properties));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage write(Letter letter, MimeMessage message, MailProperties properties) {
        try {
            var writer = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            writer.setFrom(properties.from());
            writer.setTo(letter.to());
            writer.setSubject(letter.subject());
            writer.setText(letter.text(), false);
            // A mail that is sent twice, because nobody learned that it had arrived, is shown once.
            message.setHeader("Message-ID", "<" + letter.id() + "@larder>");
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
