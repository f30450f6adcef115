package larder.gateway.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.AccountEvent;
import larder.gateway.limit.ClientAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Notes from where a person logged in, and tells them when it was a browser that they never used before. */
@Component
@OwnIssuer
class Arrival implements SessionAuthenticationStrategy {

    static final String BROWSER = "larder.browser";
    static final String ADDRESS = "larder.address";

    private static final Logger log = LoggerFactory.getLogger(Arrival.class);
    private static final int MOST_CHARACTERS = 200;

    private final TrustedBrowsers browsers;
    private final ApplicationEventPublisher process;
    private final TransactionOperations transaction;
    private final ClientAddress clients;

    Arrival(
            TrustedBrowsers browsers,
            ApplicationEventPublisher process,
            TransactionOperations transaction,
            ClientAddress clients) {
        this.browsers = browsers;
        this.clients = clients;
        this.process = process;
        this.transaction = transaction;
    }

    @Override
    public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        ShopperId account = new ShopperId(person.getName());
        String browser = browser(request);
        request.getSession().setAttribute(BROWSER, browser);
        request.getSession().setAttribute(ADDRESS, clients.customer(request));
        if (browsers.idFor(account, request).isEmpty()) {
            browsers.trust(account, request, response);
            transaction.executeWithoutResult(_ ->
                    process.publishEvent(new AccountEvent.Noteworthy(account, AccountEvent.Kind.NEW_BROWSER, browser)));
        }
        log.atInfo().addKeyValue("account", account).log("person logged in");
    }

    private static String browser(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent.substring(0, Math.min(MOST_CHARACTERS, agent.length()));
    }
}
