package larder.gateway.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.gateway.Browser;
import larder.gateway.GatewayTest;
import larder.gateway.TestPerson;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OwnAccountIT extends GatewayTest {

    private final TestTopic<ShopperId, AccountState> accounts = TestTopic.of(Topics.ACCOUNTS);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsAndChangesWhatIsTheCallers() {
        TestPerson person = person();
        String access = person.accessToken();

        assertThat(gateway().get("/api/account", access).json().path("email").asString())
                .isEqualTo(person.email());
        assertThat(gateway()
                        .send("PATCH", "/api/account", access, "{\"displayName\":\"Mina\",\"locale\":\"ko\"}")
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo("Mina");
        assertThat(gateway().get("/api/account", null).problem()).isEqualTo("unauthenticated");
        assertThat(gateway()
                        .get(
                                "/api/account",
                                person.tokens("devices").path("access_token").asString())
                        .problem())
                .isEqualTo("forbidden");
    }

    @Test
    void logsOneBrowserOut() {
        TestPerson person = person();
        Browser other = new Browser(origin());
        other.logIn(person.email(), TestPerson.PASSWORD);
        String access = person.accessToken();
        JsonNode sessions =
                gateway().get("/api/account/sessions", access).json().path("sessions");
        assertThat(sessions).hasSize(2);

        String latest = sessions.path(0).path("session").asString();
        assertThat(gateway().delete("/api/account/sessions/" + latest, access).status())
                .isEqualTo(204);

        assertThat(List.of(
                        person.browser().get("/account").status(),
                        other.get("/account").status()))
                .containsExactlyInAnyOrder(200, 302);
    }

    @Test
    void endsOneGrantAtOnce() {
        TestPerson person = person();
        String first = person.accessToken();
        String second = person.accessToken();
        JsonNode grants = gateway().get("/api/account/grants", first).json().path("grants");
        assertThat(grants).hasSize(2);
        String ofSecond = grants.path(0).path("grant").asString();

        assertThat(gateway().delete("/api/account/grants/" + ofSecond, first).status())
                .isEqualTo(204);

        assertThat(gateway().get("/api/account", second).problem()).isEqualTo("unauthenticated");
        assertThat(gateway().get("/api/account", first).status()).isEqualTo(200);
        assertThat(gateway()
                        .delete("/api/account/grants/" + ofSecond, person().accessToken())
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void endsEverythingAtOnceAndSaysSo() {
        TestPerson person = person();
        String access = person.accessToken();
        String id = gateway().get("/api/account", access).json().path("account").asString();

        assertThat(gateway().delete("/api/account/sessions", access).status()).isEqualTo(204);

        assertThat(gateway().get("/api/account", access).problem()).isEqualTo("unauthenticated");
        assertThat(person.browser().get("/account").status()).isEqualTo(302);
        accounts.awaitCount(2, state -> state.account().equals(new ShopperId(id)));
        person.browser().logIn(person.email(), TestPerson.PASSWORD);
        assertThat(gateway().get("/api/account", person.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void givesNoCopyRatherThanHalfOfOne() {
        assertThat(gateway().get("/api/account/export", person().accessToken()).problem())
                .isEqualTo("service-unavailable");
    }

    @Test
    void offersThePageACopyAndTimesThatPeopleRead() {
        TestPerson person = person();
        String access = person.accessToken();

        String page = person.browser().get("/account").body();

        assertThat(page)
                .contains("href=\"/account/export\"")
                .containsPattern("\\d{4}.*UTC")
                .contains("TestBrowser");
        assertThat(page).doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
        assertThat(person.browser().get("/account/export").status()).isEqualTo(503);
        assertThat(new Browser(origin()).get("/account/export").location()).endsWith("/login");
        assertThat(gateway().get("/account/export", access).status()).isEqualTo(302);
    }

    @Test
    void forgetsThePersonButNeverGivesTheIdAgain() {
        TestPerson person = person();
        String access = person.accessToken();
        String id = gateway().get("/api/account", access).json().path("account").asString();
        assertThat(gateway()
                        .send("DELETE", "/api/account", access, "{\"password\":\"not mine\"}")
                        .problem())
                .isEqualTo("forbidden");

        assertThat(gateway()
                        .send("DELETE", "/api/account", access, "{\"password\":\"%s\"}".formatted(TestPerson.PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(gateway().get("/api/account", access).problem()).isEqualTo("unauthenticated");
        assertThat(person.browser().get("/account").status()).isEqualTo(302);
        assertThat(person.browser().logIn(person.email(), TestPerson.PASSWORD).location())
                .contains("error=wrong");
        accounts.awaitCount(
                1, state -> state.account().equals(new ShopperId(id)) && state.status() == AccountState.Status.ERASED);
        assertThat(jdbc.sql("select status from account where id = ? and email is null and display_name is null")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("ERASED");
        assertThat(jdbc.sql("select count(*) from notice where account = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void showsNoticesAPageAtATime() {
        TestPerson person = person();
        String access = person.accessToken();
        JsonNode first = gateway().get("/api/notices?limit=1", access).json();
        assertThat(first.path("notices").path(0).path("kind").asString()).isEqualTo("NEW_BROWSER");
        assertThat(first.path("unread").asLong()).isEqualTo(1);
        long id = first.path("notices").path(0).path("id").asLong();

        assertThat(gateway().post("/api/notices/" + id + "/read", access, "").status())
                .isEqualTo(204);
        assertThat(gateway().get("/api/notices", access).json().path("unread").asLong())
                .isZero();
        assertThat(gateway()
                        .post("/api/notices/" + id + "/read", person().accessToken(), "")
                        .problem())
                .isEqualTo("not-found");
    }
}
