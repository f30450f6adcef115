package larder.gateway.page;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import larder.gateway.identity.Grants;
import larder.gateway.mail.LocalOutbox;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person lets an app in: by consent, or by the code that a device shows. Also the local stack's mails. */
@Controller
@OwnIssuer
class ConsentPages {

    private final Grants grants;
    private final People people;
    private final ObjectProvider<LocalOutbox> outbox;

    ConsentPages(Grants grants, People people, ObjectProvider<LocalOutbox> outbox) {
        this.grants = grants;
        this.people = people;
        this.outbox = outbox;
    }

    /** The form goes to the issuer, which holds the request under {@code state} and takes no scope that it did not name. */
    @GetMapping("/consent")
    String consent(
            @RequestParam("client_id") String clientId,
            @RequestParam String scope,
            @RequestParam String state,
            @RequestParam(name = "user_code", required = false) @Nullable String userCode,
            Principal principal,
            Model model) {
        List<String> asked = Stream.of(scope.split(" ", -1))
                .filter(one -> !one.isEmpty() && !"openid".equals(one))
                .sorted()
                .toList();
        model.addAttribute("client", grants.clientName(clientId).orElseThrow(ConsentPages::notFound));
        model.addAttribute("clientId", clientId);
        model.addAttribute("scopes", asked);
        model.addAttribute("state", state);
        model.addAttribute("userCode", userCode);
        model.addAttribute("target", userCode == null ? "/oauth2/authorize" : "/oauth2/device_verification");
        model.addAttribute(
                "email",
                people.find(new ShopperId(principal.getName()))
                        .map(Person::email)
                        .orElse(""));
        return "consent";
    }

    @GetMapping("/activate")
    String activate(@RequestParam(name = "user_code", defaultValue = "") String userCode, Model model) {
        model.addAttribute("userCode", userCode);
        return "activate";
    }

    @GetMapping("/activate/done")
    String activated(Model model) {
        model.addAttribute("said", "activated");
        return "done";
    }

    @GetMapping("/outbox")
    String outbox(Model model) {
        model.addAttribute("mails", box().list());
        return "outbox";
    }

    @GetMapping("/outbox/{id}")
    String mail(@PathVariable String id, Model model) {
        Optional<LocalOutbox.Entry> mail = box().read(id);
        model.addAttribute("mail", mail.orElseThrow(ConsentPages::notFound));
        return "mail";
    }

    private LocalOutbox box() {
        LocalOutbox box = outbox.getIfAvailable();
        if (box == null) {
            throw notFound();
        }
        return box;
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such page");
    }
}
