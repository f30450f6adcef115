package larder.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTest {

    private static final Letter LETTER =
            new Letter("1", "mina@example.org", "메일 주소 확인", "열어 보세요: https://larder.example/verify");

    @Test
    void takesAMailToTheSmtpServer() throws MessagingException, IOException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            relay(server.getSmtp().getPort()).handle(LETTER, metadata());

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo(LETTER.subject());
            assertThat(server.getReceivedMessages()[0].getContent().toString()).contains(LETTER.text());
            assertThat(server.getReceivedMessages()[0].getFrom()[0].toString()).contains("larder@example.org");
        } finally {
            server.stop();
        }
    }

    @Test
    void keepsAMailThatNobodyTakes() {
        assertThatThrownBy(() -> relay(1).handle(LETTER, metadata())).isInstanceOf(MailException.class);
    }

    private static MailRelay relay(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new MailConfiguration()
                .mailRelay(
                        new MailProperties("Larder <larder@example.org>", ""),
                        beans.getBeanProvider(JavaMailSender.class),
                        beans.getBeanProvider(LocalOutbox.class));
    }

    private static OutboxRecordMetadata metadata() {
        return new OutboxRecordMetadata("mail/1", "handler", Instant.EPOCH, Map.of());
    }
}
