package larder.gateway.page;

import java.util.Locale;
import larder.gateway.OwnIssuer;
import larder.gateway.account.ChangePassword;
import larder.gateway.account.EmailAddress;
import larder.gateway.account.ProveAddress;
import larder.gateway.account.SignUp;
import larder.support.problem.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: log-in, sign-up, proof of the address, another password. */
@Controller
@OwnIssuer
class EntryPages {

    private static final String REFUSED = "refused";
    private static final int MOST_CHARACTERS = 100;

    private final SignUp signUp;
    private final ProveAddress proveAddress;
    private final ChangePassword changePassword;
    private final Outcome outcome;

    EntryPages(SignUp signUp, ProveAddress proveAddress, ChangePassword changePassword, Outcome outcome) {
        this.signUp = signUp;
        this.proveAddress = proveAddress;
        this.changePassword = changePassword;
        this.outcome = outcome;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/signup")
    String signUpForm() {
        return "signup";
    }

    @PostMapping("/signup")
    String signUp(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam String displayName,
            Model model,
            Locale locale) {
        try {
            String name = displayName.strip();
            signUp.signUp(
                    EmailAddress.of(email),
                    password,
                    name.isEmpty() ? email : name.substring(0, Math.min(MOST_CHARACTERS, name.length())),
                    locale);
            return "redirect:/signup/done";
        } catch (ProblemException e) {
            model.addAttribute(REFUSED, outcome.of(e, locale));
            model.addAttribute("email", email);
            model.addAttribute("displayName", displayName);
            return "signup";
        }
    }

    @GetMapping("/signup/done")
    String signedUp(Model model) {
        return mailed(model);
    }

    /** The token stands behind {@code #}. Only the button redeems it: mail programs open links on their own. */
    @GetMapping("/verify")
    String verifyForm() {
        return "verify";
    }

    @PostMapping("/verify")
    String verify(@RequestParam String token, Model model, Locale locale) {
        try {
            proveAddress.verify(token.strip());
            return "redirect:/login?verified";
        } catch (ProblemException e) {
            model.addAttribute(REFUSED, outcome.of(e, locale));
            return "verify";
        }
    }

    @PostMapping("/verify/mail")
    String sendAgain(@RequestParam String email, Model model, Locale locale) {
        try {
            proveAddress.sendAgain(EmailAddress.of(email));
            return mailed(model);
        } catch (ProblemException e) {
            model.addAttribute(REFUSED, outcome.of(e, locale));
            return "verify";
        }
    }

    @GetMapping("/reset")
    String resetForm() {
        return "reset";
    }

    @PostMapping("/reset")
    String sendReset(@RequestParam String email, Model model, Locale locale) {
        try {
            changePassword.sendReset(EmailAddress.of(email));
            return mailed(model);
        } catch (ProblemException e) {
            model.addAttribute(REFUSED, outcome.of(e, locale));
            return "reset";
        }
    }

    @GetMapping("/reset/password")
    String passwordForm() {
        return "password";
    }

    @PostMapping("/reset/password")
    String reset(@RequestParam String token, @RequestParam String password, Model model, Locale locale) {
        try {
            changePassword.reset(token.strip(), password);
            return "redirect:/login?changed";
        } catch (ProblemException e) {
            model.addAttribute(REFUSED, outcome.of(e, locale));
            model.addAttribute("token", token);
            return "password";
        }
    }

    private static String mailed(Model model) {
        model.addAttribute("said", "mailed");
        return "done";
    }
}
