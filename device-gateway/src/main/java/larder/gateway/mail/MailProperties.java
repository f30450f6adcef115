package larder.gateway.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave. With {@code spring.mail.host} they go to that SMTP server.
 *
 * @param from the sender's address
 * @param outbox without an SMTP server, the folder that mails are written to; {@code /outbox} shows it to anybody, so that
 *     it is for machines that nobody else reaches
 */
@ConfigurationProperties("larder.mail")
record MailProperties(
        @DefaultValue("Larder <larder@localhost>") String from,
        @DefaultValue("") String outbox) {}
