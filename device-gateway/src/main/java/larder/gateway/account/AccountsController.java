package larder.gateway.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import larder.support.security.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/accounts}: anybody signs up and proves an address; ops find accounts and give roles. */
@RestController
@OwnIssuer
@RequestMapping("/api/accounts")
class AccountsController {

    private final SignUp signUp;
    private final ProveAddress proveAddress;
    private final ChangePassword changePassword;
    private final EndAccess endAccess;
    private final People people;

    AccountsController(
            SignUp signUp,
            ProveAddress proveAddress,
            ChangePassword changePassword,
            EndAccess endAccess,
            People people) {
        this.signUp = signUp;
        this.proveAddress = proveAddress;
        this.changePassword = changePassword;
        this.endAccess = endAccess;
        this.people = people;
    }

    /** 202 whether or not the address has an account: the mail tells. */
    @PostMapping
    @Public(reason = "who signs up has no token yet")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void signUp(@Valid @RequestBody Opening body, Locale locale) {
        signUp.signUp(
                EmailAddress.of(body.email()),
                body.password(),
                body.displayName().strip(),
                body.languageOr(locale));
    }

    /** 204; the token is the one of the mail. */
    @PostMapping("/verifications")
    @Public(reason = "the token of the mail speaks for itself")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@Valid @RequestBody Proof body) {
        proveAddress.verify(body.token());
    }

    /** 202, whether or not a mail is sent. */
    @PostMapping("/verifications/mails")
    @Public(reason = "who waits for a mail cannot log in")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendAgain(@Valid @RequestBody Addressed body) {
        proveAddress.sendAgain(EmailAddress.of(body.email()));
    }

    /** 202, whether or not a mail is sent. */
    @PostMapping("/password-resets/mails")
    @Public(reason = "who forgot the password cannot log in")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendReset(@Valid @RequestBody Addressed body) {
        changePassword.sendReset(EmailAddress.of(body.email()));
    }

    /** 204; ends every session and grant of the account. */
    @PostMapping("/password-resets")
    @Public(reason = "the token of the mail speaks for itself")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody Reset body) {
        changePassword.reset(body.token(), body.password());
    }

    /** The account of an address. */
    @GetMapping
    @AllowedTo(roles = "'OPS'", scope = "ops")
    View find(@RequestParam String email) {
        return view(people.find(EmailAddress.of(email)));
    }

    @GetMapping("/{id}")
    @AllowedTo(roles = "'OPS'", scope = "ops")
    View get(@PathVariable String id) {
        return view(people.find(shopper(id)));
    }

    /** The account with its new roles; every token of it that was issued before is good no more. */
    @PutMapping("/{id}/roles")
    @AllowedTo(roles = "'OPS'", scope = "ops")
    View setRoles(@PathVariable String id, @Valid @RequestBody Roles body) {
        return View.of(endAccess.setRoles(shopper(id), body.roles()));
    }

    private static View view(Optional<Person> found) {
        return found.map(View::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such account"));
    }

    private static ShopperId shopper(String id) {
        try {
            return new ShopperId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no account id", e);
        }
    }

    record Opening(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 256) String password,
            @NotBlank @Size(max = 100) String displayName,
            @Nullable @Size(max = 35) String locale) {

        Locale languageOr(Locale asked) {
            return locale == null ? asked : Locale.forLanguageTag(locale);
        }

        @Override
        public String toString() {
            return "Opening";
        }
    }

    record Addressed(@NotNull @Size(max = 254) String email) {}

    record Proof(@NotNull @Size(max = 100) String token) {
        @Override
        public String toString() {
            return "Proof";
        }
    }

    record Reset(
            @NotNull @Size(max = 100) String token,
            @NotNull @Size(max = 256) String password) {
        @Override
        public String toString() {
            return "Reset";
        }
    }

    record Roles(@NotEmpty Set<@NotNull Role> roles) {}

    record View(
            ShopperId account,
            String email,
            boolean verified,
            String displayName,
            String locale,
            Set<String> roles,
            Instant createdAt) {

        static View of(Person person) {
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
