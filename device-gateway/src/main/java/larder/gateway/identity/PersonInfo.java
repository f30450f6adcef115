package larder.gateway.identity;

import java.util.Set;
import java.util.function.Function;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.gateway.account.People;
import larder.gateway.account.Person;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

/** What an app may know of the person, by the scopes that the person granted. */
@Component
@OwnIssuer
class PersonInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {

    private final People people;

    PersonInfo(People people) {
        this.people = people;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        Person person = people.find(new ShopperId(context.getAuthorization().getPrincipalName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        Set<String> scopes = context.getAccessToken().getScopes();
        OidcUserInfo.Builder info = OidcUserInfo.builder().subject(person.id().value());
        if (scopes.contains(OidcScopes.PROFILE)) {
            info.name(person.displayName()).locale(person.locale().toLanguageTag());
        }
        if (scopes.contains(OidcScopes.EMAIL)) {
            info.email(person.email()).emailVerified(person.verified());
        }
        return info.build();
    }
}
