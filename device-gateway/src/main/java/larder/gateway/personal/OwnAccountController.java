package larder.gateway.personal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.ChangePassword;
import larder.gateway.account.EndAccess;
import larder.gateway.identity.Grants;
import larder.gateway.login.PasswordCheck;
import larder.gateway.login.Sessions;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/account}: the caller's own account, sessions, grants and data. */
@RestController
@OwnIssuer
@RequestMapping("/api/account")
@AllowedTo(
        roles = {"'SHOPPER'", "'COURIER'", "'OPS'", "'PARTNER'"},
        scope = "account")
class OwnAccountController {

    private final OwnAccount own;
    private final ExportAccount exportAccount;
    private final EraseAccount eraseAccount;
    private final Sessions sessions;
    private final Grants grants;
    private final EndAccess endAccess;
    private final PasswordCheck passwords;
    private final ChangePassword changePassword;

    OwnAccountController(
            OwnAccount own,
            ExportAccount exportAccount,
            EraseAccount eraseAccount,
            Sessions sessions,
            Grants grants,
            EndAccess endAccess,
            PasswordCheck passwords,
            ChangePassword changePassword) {
        this.own = own;
        this.exportAccount = exportAccount;
        this.eraseAccount = eraseAccount;
        this.sessions = sessions;
        this.grants = grants;
        this.endAccess = endAccess;
        this.passwords = passwords;
        this.changePassword = changePassword;
    }

    @GetMapping
    OwnAccount.View get(@AuthenticationPrincipal Jwt caller) {
        return own.view(account(caller));
    }

    /** The account as it is now; what is not named stays. */
    @PatchMapping
    OwnAccount.View describe(@Valid @RequestBody Description body, @AuthenticationPrincipal Jwt caller) {
        return own.describe(account(caller), body.displayName(), body.locale());
    }

    /** 204; every session and grant has ended, this one too. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody NewPassword body, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        passwords.require(account(caller), body.present(), request);
        changePassword.change(account(caller), body.password());
    }

    /** Everything that is held of the caller; {@code service-unavailable} when a service cannot be asked. */
    @GetMapping("/export")
    ResponseEntity<ExportAccount.Copy> export(@AuthenticationPrincipal Jwt caller) {
        return exportAccount.download(account(caller));
    }

    /** 204; the account is erased, for good. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody Confirmation body, @AuthenticationPrincipal Jwt caller, HttpServletRequest request) {
        passwords.require(account(caller), body.password(), request);
        eraseAccount.erase(account(caller));
    }

    @GetMapping("/sessions")
    SessionPage sessions(@AuthenticationPrincipal Jwt caller) {
        return new SessionPage(sessions.of(account(caller)));
    }

    /** 204; that browser is logged out. */
    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String session, @AuthenticationPrincipal Jwt caller) {
        sessions.revoke(account(caller), session);
    }

    /** 204; every session and grant has ended, the caller's too. */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endEverything(@AuthenticationPrincipal Jwt caller) {
        endAccess.everywhere(account(caller));
    }

    @GetMapping("/grants")
    GrantPage grants(@AuthenticationPrincipal Jwt caller) {
        return new GrantPage(grants.of(account(caller)));
    }

    /** 204; the app's tokens are refused at once here, within a second elsewhere. */
    @DeleteMapping("/grants/{grant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endGrant(@PathVariable String grant, @AuthenticationPrincipal Jwt caller) {
        grants.revoke(account(caller), grant);
    }

    private static ShopperId account(Jwt caller) {
        return new ShopperId(Objects.requireNonNull(caller.getSubject(), "every token of the issuer has a subject"));
    }

    record Description(
            @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*")
            String displayName,

            @Nullable @Size(max = 35) String locale) {}

    record NewPassword(
            @NotNull @Size(max = 256) String present,
            @NotNull @Size(max = 256) String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record Confirmation(@NotNull @Size(max = 256) String password) {
        @Override
        public String toString() {
            return "Confirmation";
        }
    }

    record SessionPage(List<Sessions.View> sessions) {}

    record GrantPage(List<Grants.View> grants) {}
}
