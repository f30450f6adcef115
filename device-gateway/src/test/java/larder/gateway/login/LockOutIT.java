package larder.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import larder.gateway.Browser;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LockOutIT extends GatewayTest {

    private static final int MANY = 8;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesAGuesserWaitAndNotTheOwner() {
        TestPerson owner = person();
        Browser stranger = new Browser(origin());

        for (int i = 0; i < MANY; i++) {
            stranger.logIn(owner.email(), "a wrong guess " + i);
        }

        assertThat(stranger.logIn(owner.email(), TestPerson.PASSWORD).location())
                .as("even the right password has to wait")
                .endsWith("error=wait");
        assertThat(owner.browser().logIn(owner.email(), TestPerson.PASSWORD).location())
                .endsWith("/account");
        forgetAddress();
    }

    @Test
    void answersForUnknownAccountsAsForOthers() {
        String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
        String known = person().email();
        Browser stranger = new Browser(origin());

        for (int i = 0; i < MANY; i++) {
            assertThat(stranger.logIn(unknown, "a wrong guess").location())
                    .isEqualTo(stranger.logIn(known, "a wrong guess").location());
        }
        assertThat(stranger.logIn(unknown, "a wrong guess").location()).endsWith("error=wait");
        forgetAddress();
    }

    @Test
    void trustsNoCookieThatItHasNotSigned() {
        TestPerson owner = person();
        Browser stranger = new Browser(origin());
        String genuine = owner.browser().cookies().getOrDefault("__Host-larder-browser", "");
        stranger.cookies().put("__Host-larder-browser", genuine.substring(0, genuine.length() - 4) + "AAAA");

        for (int i = 0; i < MANY; i++) {
            stranger.logIn(owner.email(), "a wrong guess " + i);
        }

        assertThat(owner.browser().logIn(owner.email(), TestPerson.PASSWORD).location())
                .endsWith("/account");
        forgetAddress();
    }

    @Test
    void takesNoFormWithoutItsSecret() {
        TestPerson person = person();

        assertThat(person.browser().post("/account/everywhere/end").status()).isEqualTo(403);
        assertThat(new Browser(origin())
                        .post("/login", "email", person.email(), "password", TestPerson.PASSWORD)
                        .status())
                .isEqualTo(403);
        assertThat(person.browser().get("/account").status()).isEqualTo(200);
    }

    @Test
    void givesEachLogInASessionOfItsOwn() {
        String email = person().email();
        Browser browser = new Browser(origin());
        browser.get("/login");
        String before = browser.cookies().getOrDefault("__Host-larder", "");

        browser.logIn(email, TestPerson.PASSWORD);

        assertThat(browser.cookies().get("__Host-larder")).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.get("/account").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
    }

    /** All tests come from one address, whose tries would add up. */
    private void forgetAddress() {
        jdbc.sql("delete from attempt").update();
    }
}
