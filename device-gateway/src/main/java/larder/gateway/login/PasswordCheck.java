package larder.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.EmailAddress;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.gateway.attempt.Attempts;
import larder.gateway.attempt.Subject;
import larder.gateway.attempt.Subject.Kind;
import larder.gateway.limit.ClientAddress;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks passwords, and makes guessing slow without making it a weapon: whoever guesses must not be able to lock the owner
 * out.
 *
 * <p>A browser that the owner has logged in from before brings a signed cookie. Its tries are counted for that browser
 * alone, so that nothing a stranger does can make it wait. All other browsers are strangers, even the owner's new one: their
 * tries are counted three times, for the account together with the address they come from, for the address, and for the
 * account together with all strangers. Each count lets some tries pass and then doubles the wait, up to a bound. The last
 * one is what a guesser with many addresses runs into, and the only one that such a guesser can use up for an owner who
 * comes with a new browser; it is generous, its longest wait is two minutes, and a passkey or a mail to reset the password
 * leads around it.
 *
 * <p>Counts go by the typed address, whether or not there is such an account, and an unknown account takes as long as a
 * wrong password, so that neither answers nor waits tell which addresses have accounts.
 */
@Component
@OwnIssuer
public class PasswordCheck {

    private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

    private final People people;
    private final Attempts attempts;
    private final TrustedBrowsers browsers;
    private final ClientAddress clients;

    PasswordCheck(People people, Attempts attempts, TrustedBrowsers browsers, ClientAddress clients) {
        this.people = people;
        this.attempts = attempts;
        this.browsers = browsers;
        this.clients = clients;
    }

    /** Whose password this is; {@code rate-limited} when it has to wait. */
    Optional<Person> check(EmailAddress email, String password, HttpServletRequest request) {
        ShopperId account = people.find(email).map(Person::id).orElse(null);
        Optional<String> browser = account == null ? Optional.empty() : browsers.idFor(account, request);
        String address = clients.customer(request);
        List<Subject> counted = browser.map(id -> List.of(new Subject(Kind.TRUSTED_BROWSER, id)))
                .orElseGet(() -> List.of(
                        new Subject(Kind.ACCOUNT_FROM_ADDRESS, email.value() + " " + address),
                        new Subject(Kind.ADDRESS, address),
                        new Subject(Kind.ACCOUNT_FROM_STRANGERS, email.value())));
        if (!attempts.tryOnce(counted)) {
            log.atInfo().addKeyValue("counted", counted).log("password not looked at, too many tries");
            throw new ProblemException(ProblemType.RATE_LIMITED, "Too many tries; wait a little");
        }
        Optional<Person> person = people.authenticate(email, password);
        if (person.isEmpty()) {
            log.atInfo().addKeyValue("counted", counted).log("password refused");
        } else {
            counted.forEach(this::succeeded);
        }
        return person;
    }

    private void succeeded(Subject subject) {
        switch (subject.kind()) {
            case ACCOUNT_FROM_ADDRESS, TRUSTED_BROWSER -> attempts.forget(subject);
            case ADDRESS, ACCOUNT_FROM_STRANGERS, MAIL, USER_CODE -> attempts.takeBack(subject);
        }
    }

    /** Has somebody who is logged in prove once more to be the owner; {@code forbidden} otherwise. */
    public void require(ShopperId account, String password, HttpServletRequest request) {
        Person person = people.find(account)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such account"));
        if (check(new EmailAddress(person.email()), password, request).isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This is not the account's password");
        }
    }
}
