package larder.gateway.account;

import java.util.List;
import java.util.Locale;
import larder.gateway.OwnIssuer;
import larder.gateway.PublicOrigin;
import larder.gateway.attempt.Attempts;
import larder.gateway.attempt.Subject;
import larder.gateway.mail.Post;
import org.springframework.stereotype.Component;

/** The mails that anybody can have sent by typing an address; a few in a row, so that nobody is flooded. */
@Component
@OwnIssuer
class AccountMails {

    private final Post post;
    private final Attempts attempts;
    private final String origin;

    AccountMails(Post post, Attempts attempts, PublicOrigin gateway) {
        this.post = post;
        this.attempts = attempts;
        this.origin = gateway.origin();
    }

    /** Whether the address may have another mail; asked whether or not there is an account, so that both take as long. */
    boolean mayHaveAnother(EmailAddress email) {
        return attempts.tryOnce(List.of(new Subject(Subject.Kind.MAIL, email.value())));
    }

    void sendVerification(String email, Locale locale, String token) {
        post.send(email, locale, "verify", link("/verify", token), token);
    }

    void sendExists(String email, Locale locale) {
        post.send(email, locale, "exists", origin + "/login", origin + "/reset");
    }

    void sendReset(String email, Locale locale, String token) {
        post.send(email, locale, "reset", link("/reset/password", token), token);
    }

    /** To an address that signed up twice before it was proven. */
    void sendChoose(String email, Locale locale, String token) {
        post.send(email, locale, "choose", link("/reset/password", token), token);
    }

    /** Behind {@code #} the token stays with the browser: no server, proxy or log on the way sees it. */
    private String link(String page, String token) {
        return origin + page + "#" + token;
    }
}
