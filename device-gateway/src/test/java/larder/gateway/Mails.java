package larder.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reads the mails that the gateway leaves in a folder. */
public record Mails(Path folder) {

    private static final Pattern TOKEN = Pattern.compile("https://\\S+#([A-Za-z0-9_-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The texts of all mails to this address that have these words in their subject. */
    public List<String> to(String address, String subject) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(Mails::read)
                    .filter(mail -> mail.to().equals(address) && mail.subject().contains(subject))
                    .map(Mail::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one mail to this address with these words in its subject, once it is there. */
    public String await(String address, String subject) {
        return awaitCount(1, address, subject).getFirst();
    }

    public List<String> awaitCount(int count, String address, String subject) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(to(address, subject)).hasSize(count));
        return to(address, subject);
    }

    /** The token of the link in a mail. */
    public static String token(String text) {
        Matcher found = TOKEN.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Mail read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    message.getContent().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Mail(String to, String subject, String text) {}
}
