package larder.gateway.login;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import larder.gateway.OwnIssuer;
import larder.gateway.PublicOrigin;
import larder.gateway.account.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;

/** Who may see which page, and how they prove who they are. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class PageSecurity {

    /**
     * Nothing but what we serve ourselves, and no script or style within a page. Forms may lead on to where an app wants its
     * people back, since browsers count the redirect after a form as its target.
     */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self' https: http://127.0.0.1:*; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/",
        "/login",
        "/login/webauthn",
        "/webauthn/authenticate/options",
        "/signup",
        "/signup/**",
        "/verify",
        "/verify/**",
        "/reset",
        "/reset/**",
        "/outbox",
        "/outbox/**",
        "/assets/**",
        // Where the servlet container sends what the issuer refuses without an answer of its own.
        "/error"
    };
    private static final String[] OWN = {
        "/logout",
        "/activate",
        "/activate/**",
        "/consent",
        "/account",
        "/account/**",
        "/passkeys",
        "/passkeys/**",
        "/webauthn/register/**",
        "/webauthn/register",
        "/webauthn/register/options"
    };
    /** A passkey stands for address and password together, so that it has to ask for the person's finger, face or PIN. */
    @Bean
    WebAuthnRelyingPartyOperations passkeyOperations(People people, Passkeys passkeys, PublicOrigin gateway) {
        PasskeyUsers users = new PasskeyUsers(people);
        var operations = new Webauthn4JRelyingPartyOperations(
                users,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(URI.create(gateway.origin()).getHost())
                        .name("Larder")
                        .build(),
                Set.of(gateway.origin()));
        operations.setCustomizeCreationOptions(options -> {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            if (person != null) {
                users.shown(person.getName()).ifPresent(options::user);
            }
            options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build());
        });
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** Brings people back to where they wanted to go before they logged in, by the very same URL. */
    @Bean
    @SuppressWarnings("NullAway") // null is the documented way to add no parameter; only its annotation is missing
    RequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    <S extends Session> SessionRegistry sessionRegistry(FindByIndexNameSessionRepository<S> sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, PasswordLogin passwords, People people, Passkeys passkeys, Arrival arrival)
            throws Exception {
        var onLogin = new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), arrival));
        // Not beans: Spring Security would take a bean of this type for people with passwords of their own.
        PasskeyUsers users = new PasskeyUsers(people);
        http.setSharedObject(UserDetailsService.class, users);
        http.setSharedObject(PublicKeyCredentialUserEntityRepository.class, users);
        http.setSharedObject(UserCredentialRepository.class, passkeys);
        return http.securityMatchers(paths -> paths.requestMatchers(OPEN).requestMatchers(OWN))
                .authenticationManager(new ProviderManager(passwords))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("email")
                        .defaultSuccessUrl("/account")
                        .failureHandler((_, response, e) -> response.sendRedirect("/login?error=" + reason(e))))
                .sessionManagement(sessions -> sessions.addSessionAuthenticationStrategy(arrival))
                .webAuthn(webAuthn -> webAuthn.rpName("Larder")
                        .disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new PasskeyFilter(onLogin)))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private static String reason(Exception e) {
        return (e instanceof LoginRefused refused ? refused.reason() : LoginRefused.Reason.WRONG)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** Gives the filter of passkeys what the form's filter has: a new session id, and a note of where it was. */
    private record PasskeyFilter(CompositeSessionAuthenticationStrategy onLogin)
            implements ObjectPostProcessor<WebAuthnAuthenticationFilter> {
        @Override
        public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy(onLogin);
            return filter;
        }
    }
}
