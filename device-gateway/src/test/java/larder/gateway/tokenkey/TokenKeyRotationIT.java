package larder.gateway.tokenkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import larder.gateway.GatewayTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenKeyRotationIT extends GatewayTest {

    @Autowired
    private TokenKeyStore store;

    @Test
    void rotatesWithoutLoggingAnybodyOut() {
        String before = token("shopper-1");
        String oldKey = key(before);

        assertThat(gateway().post("/api/token-keys/rotations", ops(), "").status())
                .isEqualTo(201);

        assertThat(published()).hasSizeGreaterThan(1).contains(oldKey);
        assertThat(key(token("shopper-1"))).as("published first, signs later").isEqualTo(oldKey);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(key(token("shopper-1"))).isNotEqualTo(oldKey));
        assertThat(gateway().get("/api/devices", before).status()).isEqualTo(200);
        assertThat(gateway().get("/api/devices", token("shopper-1")).status()).isEqualTo(200);
        assertThat(published()).contains(oldKey);
    }

    @Test
    void makesOneKeyWhenSeveralGatewaysFindNone() {
        int before = store.all().size();

        List<CompletableFuture<List<TokenKey>>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(store::orFirst))
                .limit(4)
                .toList();

        assertThat(starts.stream().map(CompletableFuture::join))
                .allSatisfy(keys -> assertThat(keys).hasSize(Math.max(1, before)));
    }

    @Test
    void letsOpsAloneRotate() {
        assertThat(gateway().post("/api/token-keys/rotations", shopper(), "").problem())
                .isEqualTo("forbidden");
    }

    private List<String> published() {
        JsonNode keys = gateway().get("/oauth2/jwks", null).json().path("keys");
        assertThat(keys.toString()).doesNotContain("\"d\"");
        return StreamSupport.stream(keys.spliterator(), false)
                .map(each -> each.path("kid").asString())
                .toList();
    }

    private static String key(String token) {
        byte[] head = Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]);
        return JsonMapper.shared().readTree(head).path("kid").asString();
    }
}
