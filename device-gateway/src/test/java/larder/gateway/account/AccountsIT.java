package larder.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import larder.gateway.Browser;
import larder.gateway.GatewayTest;
import larder.gateway.Mails;
import larder.gateway.TestPerson;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsIT extends GatewayTest {

    @Autowired
    private ForgetUnproven forgetUnproven;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsNobodyButTheOwnerThatAnAddressHasAnAccount() {
        TestPerson person = person();

        Response again = gateway()
                .post("/api/accounts", null, TestPerson.opening(person.email().toUpperCase(Locale.ROOT)));
        Response fresh = gateway().post("/api/accounts", null, TestPerson.opening(email()));

        assertThat(again.status()).isEqualTo(fresh.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(fresh.body());
        assertThat(mails().await(person.email(), "You have an account")).contains("/login");
        assertThat(post("password-resets/mails", "{\"email\":\"%s\"}".formatted(email()))
                        .status())
                .isEqualTo(202);
        assertThat(post("verifications/mails", "{\"email\":\"%s\"}".formatted(person.email()))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void countsNobodysPasswordWhenAnAddressSignsUpTwiceUnproven() {
        String email = email();
        gateway().post("/api/accounts", null, TestPerson.opening(email));
        String first = Mails.token(mails().await(email, "Verify"));
        gateway().post("/api/accounts", null, TestPerson.opening(email).replace("kayak", "a-thiefs-choice"));
        String second = Mails.token(mails().await(email, "Choose your password"));

        assertThat(verify(first).problem()).isEqualTo("token-unknown");
        assertThat(reset(second, "mine own 83 violet anchors").status()).isEqualTo(204);
        assertThat(new Browser(origin())
                        .logIn(email, "mine own 83 violet anchors")
                        .location())
                .endsWith("/account");
        assertThat(new Browser(origin())
                        .logIn(email, TestPerson.PASSWORD.replace("kayak", "a-thiefs-choice"))
                        .location())
                .contains("error");
    }

    @Test
    void takesEachTokenOnceAndNoOther() {
        String email = email();
        gateway().post("/api/accounts", null, TestPerson.opening(email));
        String token = Mails.token(mails().await(email, "Verify"));

        assertThat(new Browser(origin()).logIn(email, TestPerson.PASSWORD).location())
                .contains("error=unverified");
        assertThat(reset(token, "mine own 83 violet anchors").problem()).isEqualTo("token-unknown");
        assertThat(verify(token).status()).isEqualTo(204);
        assertThat(verify(token).problem()).isEqualTo("token-unknown");
        assertThat(verify("made-up").problem()).isEqualTo("token-unknown");
    }

    @Test
    void endsEverySessionAndTokenWithAnotherPassword() {
        TestPerson person = person();
        String access = person.accessToken();
        assertThat(post("password-resets/mails", "{\"email\":\"%s\"}".formatted(person.email()))
                        .status())
                .isEqualTo(202);
        String token = Mails.token(mails().await(person.email(), "Another password"));

        assertThat(reset(token, "password1234").problem()).isEqualTo("password-refused");
        assertThat(reset(token, "mine own 83 violet anchors").status()).isEqualTo(204);

        assertThat(gateway().get("/api/account", access).problem()).isEqualTo("unauthenticated");
        assertThat(person.browser().get("/account").location()).endsWith("/login");
        assertThat(reset(token, "mine own 83 violet anchors").problem()).isEqualTo("token-unknown");
        assertThat(person.browser()
                        .logIn(person.email(), "mine own 83 violet anchors")
                        .location())
                .endsWith("/account");
        assertThat(gateway().get("/api/account", person.accessToken()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password123456", "qwertyuiop1234", "aaaaaaaaaaaaaaaa"})
    void refusesPasswordsThatAreEasyToGuess(String password) {
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"X\"}".formatted(email(), password);

        assertThat(gateway().post("/api/accounts", null, body).problem()).isEqualTo("password-refused");
    }

    @Test
    void sendsAnAddressNoFloodOfMails() {
        TestPerson person = person();
        for (int i = 0; i < 12; i++) {
            post("password-resets/mails", "{\"email\":\"%s\"}".formatted(person.email()));
        }

        mails().awaitCount(3, person.email(), "Another password");
    }

    @Test
    void letsOpsAloneGiveRolesWhichOldTokensLack() {
        TestPerson person = person();
        String access = person.accessToken();
        String id = gateway().get("/api/account", access).json().path("account").asString();
        String path = "/api/accounts/" + id + "/roles";

        assertThat(gateway().put(path, access, "{\"roles\":[\"ops\"]}").problem())
                .isEqualTo("forbidden");
        assertThat(gateway()
                        .put(path, ops(), "{\"roles\":[\"shopper\",\"courier\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(gateway().get("/api/account", access).problem()).isEqualTo("unauthenticated");
        person.browser().logIn(person.email(), TestPerson.PASSWORD);
        assertThat(gateway()
                        .get("/api/account", person.accessToken())
                        .json()
                        .path("roles")
                        .toString())
                .contains("courier");
    }

    @Test
    void forgetsAnAddressThatNobodyHasProven() {
        TestPerson proven = person();
        String email = email();
        gateway().post("/api/accounts", null, TestPerson.opening(email));
        mails().await(email, "Verify");
        jdbc.sql("update account set created_at = created_at - interval '8 days' where email in (?, ?)")
                .params(email, proven.email())
                .update();

        forgetUnproven.forgetOld();

        assertThat(jdbc.sql("select email from account where email in (?, ?)")
                        .params(email, proven.email())
                        .query(String.class)
                        .list())
                .containsExactly(proven.email());
        gateway().post("/api/accounts", null, TestPerson.opening(email));
        mails().awaitCount(2, email, "Verify");
    }

    private Response verify(String token) {
        return post("verifications", "{\"token\":\"%s\"}".formatted(token));
    }

    private Response reset(String token, String password) {
        return post("password-resets", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private Response post(String path, String json) {
        return gateway().post("/api/accounts/" + path, null, json);
    }

    private static String email() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }
}
