package larder.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.ChangePassword;
import larder.gateway.account.EndAccess;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.gateway.identity.Grants;
import larder.gateway.login.Passkeys;
import larder.gateway.login.PasswordCheck;
import larder.gateway.login.Sessions;
import larder.gateway.personal.EraseAccount;
import larder.gateway.personal.ExportAccount;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /account} and {@code /passkeys}: what is the person's own. */
@Controller
@OwnIssuer
class AccountPages {

    private static final String HOME = "redirect:/account";

    private final People people;
    private final Sessions sessions;
    private final Grants grants;
    private final Passkeys passkeys;
    private final PasswordCheck passwords;
    private final ChangePassword changePassword;
    private final EndAccess endAccess;
    private final EraseAccount eraseAccount;
    private final ExportAccount exportAccount;
    private final Outcome outcome;

    AccountPages(
            People people,
            Sessions sessions,
            Grants grants,
            Passkeys passkeys,
            PasswordCheck passwords,
            ChangePassword changePassword,
            EndAccess endAccess,
            EraseAccount eraseAccount,
            ExportAccount exportAccount,
            Outcome outcome) {
        this.people = people;
        this.sessions = sessions;
        this.grants = grants;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.changePassword = changePassword;
        this.endAccess = endAccess;
        this.eraseAccount = eraseAccount;
        this.exportAccount = exportAccount;
        this.outcome = outcome;
    }

    @GetMapping("/")
    String start() {
        return HOME;
    }

    @GetMapping("/account")
    String account(Principal principal, HttpServletRequest request, Model model, Locale locale) {
        ShopperId account = account(principal);
        model.addAttribute("wording", new Wording(locale));
        model.addAttribute("person", person(account));
        model.addAttribute("sessions", sessions.of(account));
        model.addAttribute("present", Sessions.name(request.getSession().getId()));
        model.addAttribute("grants", grants.of(account));
        return "account";
    }

    /** The copy of all that is held of the person, as the API gives it to apps. */
    @GetMapping("/account/export")
    ResponseEntity<ExportAccount.Copy> export(Principal principal) {
        return exportAccount.download(account(principal));
    }

    @PostMapping("/account/password")
    String changePassword(
            @RequestParam String present,
            @RequestParam String password,
            Principal principal,
            HttpServletRequest request,
            RedirectAttributes said,
            Locale locale) {
        ShopperId account = account(principal);
        try {
            passwords.require(account, present, request);
            changePassword.change(account, password);
            return "redirect:/login?changed";
        } catch (ProblemException e) {
            said.addFlashAttribute("refused", outcome.of(e, locale));
            return HOME;
        }
    }

    @PostMapping("/account/sessions/{name}/end")
    String endSession(@PathVariable String name, Principal principal) {
        sessions.revoke(account(principal), name);
        return HOME;
    }

    @PostMapping("/account/grants/{id}/end")
    String endGrant(@PathVariable String id, Principal principal) {
        grants.revoke(account(principal), id);
        return HOME;
    }

    @PostMapping("/account/everywhere/end")
    String endEverything(Principal principal) {
        endAccess.everywhere(account(principal));
        return "redirect:/login?out";
    }

    @PostMapping("/account/erase")
    String erase(
            @RequestParam String present,
            Principal principal,
            HttpServletRequest request,
            RedirectAttributes said,
            Locale locale) {
        ShopperId account = account(principal);
        try {
            passwords.require(account, present, request);
            eraseAccount.erase(account);
            return "redirect:/login?erased";
        } catch (ProblemException e) {
            said.addFlashAttribute("refused", outcome.of(e, locale));
            return HOME;
        }
    }

    @GetMapping("/passkeys")
    String passkeys(Principal principal, Model model, Locale locale) {
        model.addAttribute("wording", new Wording(locale));
        model.addAttribute("passkeys", passkeys.of(account(principal)));
        return "passkeys";
    }

    @PostMapping("/passkeys/{id}/remove")
    String removePasskey(@PathVariable String id, Principal principal) {
        passkeys.remove(account(principal), id);
        return "redirect:/passkeys";
    }

    private Person person(ShopperId account) {
        return people.find(account)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such account"));
    }

    private static ShopperId account(Principal principal) {
        return new ShopperId(principal.getName());
    }
}
