package larder.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import larder.gateway.Browser;
import larder.gateway.Browser.Page;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import org.junit.jupiter.api.Test;

/** An app that logs its person out (OpenID Connect RP-Initiated Logout). */
class LogoutIT extends GatewayTest {

    @Test
    void endsTheSessionAndLeadsBackToTheApp() {
        TestPerson person = person();
        String idToken = idToken(person);

        Page answer = logOut(person, idToken, origin() + "/app/callback");

        assertThat(answer.location()).isEqualTo(origin() + "/app/callback?state=bye");
        assertThat(person.browser().get("/account").location()).endsWith("/login");
    }

    @Test
    void leadsNobodyToWhereNoAppIs() {
        TestPerson person = person();
        String idToken = idToken(person);

        Page answer = logOut(person, idToken, "https://evil.example/app/callback");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
        assertThat(person.browser().get("/account").status()).isEqualTo(200);
    }

    @Test
    void logsNobodyElseOut() {
        TestPerson person = person();
        TestPerson other = person();
        String idToken = idToken(person);

        assertThat(logOut(other, idToken, origin() + "/app/callback").status()).isEqualTo(400);
        assertThat(logOut(other, "made.up.token", origin() + "/app/callback").status())
                .isEqualTo(400);

        assertThat(other.browser().get("/account").status()).isEqualTo(200);
        assertThat(person.browser().get("/account").status()).isEqualTo(200);
    }

    private static String idToken(TestPerson person) {
        return person.tokens("openid devices").path("id_token").asString();
    }

    private static Page logOut(TestPerson person, String idToken, String back) {
        String fields = Browser.form("id_token_hint", idToken, "post_logout_redirect_uri", back, "state", "bye");
        return person.browser().get("/connect/logout?" + fields);
    }
}
