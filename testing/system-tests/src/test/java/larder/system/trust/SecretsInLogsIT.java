package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import larder.sdk.DeviceClient;
import larder.sdk.DeviceKey;
import larder.sdk.RetryPolicy;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Shopper;
import larder.stack.folder.Secrets.Secret;
import larder.system.HurriedLarder;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.Test;

/**
 * Uses every kind of secret, rightly and wrongly, and then searches what all processes of the run have logged for each of them. The
 * other tests of this module log to the same files.
 */
class SecretsInLogsIT {

    private static final String WRONG_PASSWORD = "wrong-but-secret-all-the-same-7b1f";

    private final RunningLarder larder = HurriedLarder.running();
    private final ServiceClient origin = new ServiceClient(
            larder.endpoints().api().toString(), larder.stack().authority().clientContext());
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void areNotInTheLogsOfAFullRunNorInProblems() {
        for (Secret secret : Secret.values()) {
            secrets.put(secret.name(), larder.stack().secrets().value(secret));
        }
        usePeoplesSecrets();
        useDevicesSecrets();
        awaitAllWritten();

        Map<Path, List<String>> found = new LinkedHashMap<>();
        logs().forEach((file, text) -> {
            List<String> in = secrets.entrySet().stream()
                    .filter(each -> text.contains(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!in.isEmpty()) {
                found.put(file.getFileName(), in);
            }
        });
        assertThat(found).isEmpty();
    }

    private void usePeoplesSecrets() {
        Shopper shopper = larder.newShopper("Quiet");
        String token = shopper.token();
        String next = shopper.token();
        secrets.put("password", shopper.person().password());
        secrets.put("access token", token);
        secrets.put("next access token", next);
        secrets.put("token of ops", larder.tokens().of(Caller.OPS));
        secrets.put("wrong password", WRONG_PASSWORD);
        secrets.put("secret of a mail", mailed());
        refused(origin.delete("/api/account", token + "x"), token);
        refused(
                origin.send("DELETE", "/api/account", next, "{\"password\":\"" + WRONG_PASSWORD + "\"}"),
                WRONG_PASSWORD);
        refused(
                origin.post(
                        "/api/accounts/password-resets",
                        null,
                        "{\"token\":\"" + "t".repeat(43) + "\",\"password\":\"" + WRONG_PASSWORD + "\"}"),
                WRONG_PASSWORD);
        refused(
                origin.post("/api/accounts", null, "{\"email\":\"a@b.test\",\"password\":\"" + WRONG_PASSWORD),
                WRONG_PASSWORD);
    }

    /** The token of any mail that asks whether an address is somebody's. */
    private String mailed() {
        try (Stream<Path> mails = Files.list(larder.stack().folder().folder("outbox"))) {
            for (Path mail :
                    mails.filter(file -> file.toString().endsWith(".eml")).toList()) {
                String text = Files.readString(mail).replace("=\r\n", "").replace("=3D", "=");
                Optional<String> token = Arrays.stream(text.split("[\\s#?&=]"))
                        .filter(word -> word.matches("[A-Za-z0-9_-]{40,}"))
                        .findFirst();
                if (token.isPresent()) {
                    return token.get();
                }
            }
            throw new AssertionError("no mail has a token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void useDevicesSecrets() {
        Response made = origin.post("/api/devices", larder.tokens().of(Caller.OPS), """
                {"serial":"quiet-%s","model":"larder-button","key":{"algorithm":"hmac-sha256"}}""".formatted(
                        Clock.systemUTC().millis()));
        String code = made.json().path("claimCode").asString();
        String secret = made.json().path("secret").asString();
        secrets.put("claim code", code);
        secrets.put("claim code without hyphens", code.replace("-", ""));
        secrets.put("device secret", secret);
        String id = made.json().path("deviceId").asString();
        refused(claim(code + "0"), code);
        assertThat(claim(code).status()).isEqualTo(200);
        for (DeviceKey key : List.of(DeviceKey.hmac(id, secret), DeviceKey.hmac("nobody", secret))) {
            try (DeviceClient button =
                    larder.device(key).retry(RetryPolicy.NONE).build()) {
                assertThat(button.press().toString()).doesNotContain(secret);
            }
        }
    }

    private Response claim(String code) {
        return origin.post(
                "/api/devices/claims", larder.tokens().of(Caller.SHOPPER), "{\"claimCode\":\"" + code + "\"}");
    }

    private static void refused(Response answer, String secret) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain(secret);
    }

    /** A log line about the last thing done is behind those about everything before. */
    private void awaitAllWritten() {
        String id = larder.household().addWithSharedKey("larder-button").deviceId();
        await("the logs are written")
                .atMost(Duration.ofSeconds(30))
                .until(() -> logs().entrySet().stream()
                        .anyMatch(log -> log.getKey().endsWith("device-gateway.log")
                                && log.getValue().contains(id)));
    }

    private Map<Path, String> logs() {
        Map<Path, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(larder.stack().folder().folder("logs"))) {
            for (Path file : files.toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
