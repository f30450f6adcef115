package larder.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import larder.testing.LarderInfrastructure;
import larder.testing.ServiceClient;
import tools.jackson.databind.JsonNode;

/** Imports feeds over HTTP, each test those of a seller of its own. */
final class Feed {

    static final String HEAD = "id\ttitle\tproduct_type\tbrand\tprice\tavailability\tpackage_size\n";

    private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELLED");

    final ServiceClient client;
    final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");
    final String seller = "seller-" + UUID.randomUUID();

    Feed(int port) {
        client = LarderInfrastructure.shared().client(port);
    }

    /** A sku that no other test has. */
    String sku(Object number) {
        return number + "-" + seller.substring(7, 20);
    }

    String row(Object number, String price) {
        return sku(number) + "\tProduct " + number + "\tGrocery > Tea " + seller.substring(7, 15) + "\tLeafwell\t"
                + price + "\tin_stock\t12 PK/12 OZ\n";
    }

    String order(String format, String mode, String more) {
        var answer = client.post("/v1/imports", ops, """
                {"seller":"%s","format":"%s","mode":"%s"%s}""".formatted(seller, format, mode, more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    ServiceClient.Response append(String run, long offset, boolean complete, byte[] bytes) {
        return client.sendBytes(
                "PATCH",
                run,
                ops,
                bytes,
                "Content-Type",
                "application/partial-upload",
                "Upload-Offset",
                Long.toString(offset),
                "Upload-Complete",
                complete ? "?1" : "?0");
    }

    JsonNode run(String format, String mode, String more, String text) {
        String run = order(format, mode, more);
        assertThat(append(run, 0, true, text.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(204);
        return ended(run);
    }

    JsonNode full(String text) {
        return run("MERCHANT_TSV", "FULL", "", text);
    }

    JsonNode ended(String run) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.get(run, ops).json(),
                        seen -> OVER.contains(seen.path("state").asString()));
    }

    JsonNode report(JsonNode run, String query) {
        return client.get("/v1/imports/" + run.path("id").asString() + "/report" + query, ops)
                .json();
    }

    JsonNode product(Object number) {
        return client.get("/v1/products/" + sku(number), ops).json();
    }

    int status(Object number) {
        return client.get("/v1/products/" + sku(number), ops).status();
    }

    static String tally(JsonNode run) {
        JsonNode tally = run.path("tally");
        return "%d rows, %d created, %d updated, %d unchanged, %d refused, %d warned, %d removed"
                .formatted(
                        tally.path("rows").asInt(),
                        tally.path("created").asInt(),
                        tally.path("updated").asInt(),
                        tally.path("unchanged").asInt(),
                        tally.path("refused").asInt(),
                        tally.path("warned").asInt(),
                        tally.path("removed").asInt());
    }
}
