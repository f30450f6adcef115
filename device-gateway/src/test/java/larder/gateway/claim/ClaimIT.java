package larder.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import larder.contracts.Topics;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimIT extends GatewayTest {

    private static final String WRONG = "0000-0000-0000-0000";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void looksAtNoCodeFromAnAddressThatGuesses() {
        TestDevice device = device();
        IntStream.range(0, 50)
                .forEach(_ ->
                        assertThat(from("127.0.0.2", anotherShopper(), WRONG)).isEqualTo("claim-code-invalid"));

        assertThat(from("127.0.0.2", anotherShopper(), device.claimCode())).isEqualTo("claim-code-invalid");
        assertThat(from("127.0.0.3", anotherShopper(), device.claimCode())).isEmpty();
    }

    @Test
    void looksAtNoCodeOfAnAccountThatGuessesFromHereAndThere() {
        TestDevice device = device();
        String guesser = anotherShopper();
        IntStream.range(0, 5).forEach(_ -> {
            from("127.0.0.4", guesser, WRONG);
            from("127.0.0.5", guesser, "no code at all");
        });

        assertThat(from("127.0.0.6", guesser, device.claimCode())).isEqualTo("claim-code-invalid");
        assertThat(from("127.0.0.6", anotherShopper(), device.claimCode())).isEmpty();
    }

    @Test
    void letsNobodyGuessMoreByGuessingAtOnce() throws InterruptedException {
        String account = "shopper-" + UUID.randomUUID();
        String guesser = shopper(account);
        TestDevice device = device();

        List<String> answers = atOnce(IntStream.range(0, 30)
                .<Callable<String>>mapToObj(_ -> () -> from("127.0.0.7", guesser, WRONG))
                .toList());

        assertThat(answers).containsOnly("claim-code-invalid");
        assertThat(jdbc.sql("select wrong from claim_guess where guesser = ?")
                        .param("account:" + account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
        assertThat(from("127.0.0.8", guesser, device.claimCode())).isEqualTo("claim-code-invalid");
    }

    @Test
    void countsNoCodeThatWasRight() {
        String account = "shopper-" + UUID.randomUUID();
        IntStream.range(0, 12)
                .forEach(_ -> assertThat(from("127.0.0.9", shopper(account), device().claimCode()))
                        .isEmpty());

        assertThat(jdbc.sql("select sum(wrong) from claim_guess where guesser in (?, 'address:127.0.0.9')")
                        .param("account:" + account)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void hasOneWinnerWhenManyClaimAtOnce() throws InterruptedException {
        TestDevice device = device();

        List<String> answers = atOnce(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(_ -> () -> from("127.0.0.10", anotherShopper(), device.claimCode()))
                .toList());

        assertThat(answers.stream().filter(String::isEmpty)).hasSize(1);
        assertThat(answers.stream().filter("claim-code-invalid"::equals)).hasSize(7);
    }

    @Test
    void takesTheTextOfAQrCode() {
        TestDevice device = device();
        String qr = "larder:1:" + device.claimCode().replace("-", "").toLowerCase(Locale.ROOT);

        assertThat(from("127.0.0.11", anotherShopper(), qr)).isEmpty();
    }

    @Test
    void replacesTheCodeOfADeviceThatNobodyHasClaimed() {
        TestDevice device = device();

        Response issued = gateway().post(path(device) + "/claim-codes", ops(), "");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(from("127.0.0.11", anotherShopper(), device.claimCode())).isEqualTo("claim-code-invalid");
        assertThat(from(
                        "127.0.0.11",
                        anotherShopper(),
                        issued.json().path("claimCode").asString()))
                .isEmpty();
        assertThat(gateway().post(path(device) + "/claim-codes", ops(), "").problem())
                .isEqualTo("conflict");
        assertThat(gateway().post(path(device) + "/claim-codes", shopper(), "").problem())
                .isEqualTo("forbidden");
    }

    @Test
    void handsADeviceOver() {
        TestDevice device = device();
        String from = anotherShopper();
        String account = "shopper-" + UUID.randomUUID();
        String to = shopper(account);
        claim(from, device.claimCode());
        gateway().send("PATCH", path(device), from, "{\"name\":\"Jug\",\"room\":\"Kitchen\",\"paused\":true}");

        Response offer = gateway().post(path(device) + "/transfer", from, "");

        assertThat(offer.status()).isEqualTo(201);
        assertThat(offer.json().has("expiresAt")).isTrue();
        assertThat(gateway().get(path(device), from).json().has("transferUntil"))
                .isTrue();
        assertThat(gateway().get(path(device), to).problem()).isEqualTo("device-not-owned");
        Response accepted = claim(to, offer.json().path("qrText").asString());
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.json().path("owner").asString()).isEqualTo(account);
        assertThat(accepted.json().path("status").asString()).isEqualTo("CLAIMED");
        assertThat(accepted.json().has("name")).isFalse();
        assertThat(accepted.json().has("room")).isFalse();
        assertThat(gateway().get(path(device), from).problem()).isEqualTo("device-not-owned");
        assertThat(claim(from, offer.json().path("claimCode").asString()).problem())
                .isEqualTo("claim-code-invalid");
        TestTopic.of(Topics.DEVICES)
                .await(state -> state.device().equals(device.id())
                        && state.owner() != null
                        && state.owner().value().equals(account));
    }

    @Test
    void showsEachOwnerTheirOwnTime() {
        TestDevice device = device();
        String from = anotherShopper();
        String to = anotherShopper();
        claim(from, device.claimCode());
        claim(to, offered(device, from));
        gateway().send("PATCH", path(device), to, "{\"name\":\"Mine\"}");
        gateway().delete(path(device), to);

        assertThat(history(device, from)).containsExactly("CLAIMED", "TRANSFER_OFFERED", "HANDED_OVER");
        assertThat(history(device, to)).containsExactly("RECEIVED", "RENAMED", "DEREGISTERED");
        assertThat(history(device, ops()))
                .containsExactly(
                        "REGISTERED",
                        "CLAIMED",
                        "TRANSFER_OFFERED",
                        "HANDED_OVER",
                        "RECEIVED",
                        "RENAMED",
                        "DEREGISTERED");
        assertThat(gateway().get(path(device) + "/history", from).body()).doesNotContain("actor");
        assertThat(gateway().get(path(device) + "/history", anotherShopper()).problem())
                .isEqualTo("device-not-owned");
        Response page = gateway().get(path(device) + "/history?limit=2", from);
        assertThat(page.json().path("entries").size()).isEqualTo(2);
        assertThat(gateway()
                        .get(path(device) + "/history?after=" + page.json().path("next"), from)
                        .json()
                        .path("entries")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void handsNothingOverByACodeThatWasTakenBackOrReplaced() {
        TestDevice device = device();
        String owner = anotherShopper();
        claim(owner, device.claimCode());
        String replaced = offered(device, owner);
        String withdrawn = offered(device, owner);

        assertThat(gateway().delete(path(device) + "/transfer", owner).status()).isEqualTo(204);

        assertThat(claim(anotherShopper(), replaced).problem()).isEqualTo("claim-code-invalid");
        assertThat(claim(anotherShopper(), withdrawn).problem()).isEqualTo("claim-code-invalid");
        assertThat(claim(owner, offered(device, owner)).problem()).isEqualTo("claim-code-invalid");
        assertThat(gateway().get(path(device), owner).status()).isEqualTo(200);
    }

    @Test
    void handsNothingOverByACodeThatIsTooOld() {
        TestDevice device = device();
        String owner = anotherShopper();
        claim(owner, device.claimCode());
        String code = offered(device, owner);
        jdbc.sql("update device set transfer_until = transfer_until - interval '24 hours 1 second' where id = ?")
                .param(device.id().value())
                .update();

        assertThat(claim(anotherShopper(), code).problem()).isEqualTo("claim-code-invalid");
    }

    @Test
    void letsOneOfAcceptingAndTakingBackWin() throws InterruptedException {
        TestDevice device = device();
        String owner = anotherShopper();
        claim(owner, device.claimCode());
        String code = offered(device, owner);

        List<String> answers = atOnce(List.of(
                () -> claim(anotherShopper(), code).problem(),
                () -> claim(anotherShopper(), code).problem(),
                () -> gateway().delete(path(device) + "/transfer", owner).problem()));

        boolean gone = gateway().get(path(device), owner).status() == 404;
        assertThat(answers.subList(0, 2).stream().filter(String::isEmpty)).hasSize(gone ? 1 : 0);
        assertThat(answers.get(2)).isIn("", "device-not-owned");
    }

    private String offered(TestDevice device, String owner) {
        return gateway()
                .post(path(device) + "/transfer", owner, "")
                .json()
                .path("claimCode")
                .asString();
    }

    private List<String> history(TestDevice device, String token) {
        return gateway()
                .get(path(device) + "/history", token)
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("what").asString())
                .toList();
    }

    private Response claim(String token, String code) {
        return gateway().post("/api/devices/claims", token, "{\"claimCode\":\"" + code + "\"}");
    }

    /** Claims from one of this machine's many loopback addresses; the problem's name, or nothing where there is none. */
    private String from(String address, String token, String code) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + "/api/devices/claims"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"claimCode\":\"" + code + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(LarderInfrastructure.shared().authority().clientContext())
                .localAddress(InetAddress.ofLiteral(address))
                .build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Response(answer.statusCode(), answer.headers(), answer.body()).problem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private static String path(TestDevice device) {
        return "/api/devices/" + device.id();
    }
}
