package larder.gateway.personal;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The account as its owner sees and describes it. */
@Component
@OwnIssuer
class OwnAccount {

    private final People people;

    OwnAccount(People people) {
        this.people = people;
    }

    View view(ShopperId account) {
        return people.find(account)
                .map(View::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The caller has no account here"));
    }

    View describe(ShopperId account, @Nullable String displayName, @Nullable String locale) {
        return View.of(people.describe(
                account, displayName == null ? null : displayName.strip(), locale == null ? null : language(locale)));
    }

    private static Locale language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "locale must be a language tag such as ko or en-GB");
        }
        return locale;
    }

    /** The account's data. */
    public record View(
            ShopperId account,
            String email,
            boolean verified,
            String displayName,
            String locale,
            Set<String> roles,
            Instant createdAt) {

        private static View of(Person person) {
            return new View(
                    person.id(),
                    person.email(),
                    person.verified(),
                    person.displayName(),
                    person.locale().toLanguageTag(),
                    person.roles(),
                    person.createdAt());
        }
    }
}
