package larder.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import larder.catalog.Catalogue;
import larder.catalog.product.ListProduct;
import larder.catalog.stock.ReceiveStock;
import larder.contracts.Sku;
import larder.testing.LarderInfrastructure;
import larder.testing.LarderIntegrationTest;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LarderIntegrationTest
class ImageIT {

    private final ServiceClient client;
    private final JdbcClient database;
    private final Sku sku;
    private final HttpServer elsewhere;
    private final AtomicReference<byte[]> there = new AtomicReference<>(new byte[0]);
    private final String shopper = LarderInfrastructure.shared().issuer().token("shopper-1", "shopper");
    private final String ops = LarderInfrastructure.shared().issuer().token("ops", "ops");

    ImageIT(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ListProduct listProduct,
            @Autowired ReceiveStock receiveStock)
            throws IOException {
        client = LarderInfrastructure.shared().client(port);
        this.database = database;
        sku = new Catalogue(listProduct, receiveStock).productWithStock(1);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, there.get().length == 0 ? -1 : there.get().length);
                exchange.getResponseBody().write(there.get());
            }
        });
    }

    @BeforeEach
    void start() {
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    @Test
    void showsShoppersAPictureOfItsOwn() throws IOException {
        there.set(MakePictureTest.encoded(new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_RGB), "png"));

        assertThat(put(url("/a.png")).status()).isEqualTo(202);
        awaitFetched();

        Response full = client.get(path(""), shopper);
        assertThat(full.status()).isEqualTo(200);
        assertThat(full.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(full.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(full.headers().firstValue("Cache-Control")).contains("max-age=3600, private");
        assertThat(full.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
        String etag = full.headers().firstValue("ETag").orElseThrow();
        assertThat(client.send("GET", path(""), shopper, null, "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(client.send("GET", path("?size=thumb"), shopper, null, "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
        Response product = client.get("/v1/products/" + sku, shopper);
        JsonNode image = product.json().path("image");
        assertThat(image.path("url").asString()).isEqualTo("/api/products/" + sku + "/image");
        assertThat(image.path("width").asInt()).isEqualTo(800);
        assertThat(image.path("height").asInt()).isEqualTo(400);
        assertThat(product.body()).doesNotContain("a.png");
        assertThat(source().path("url").asString()).endsWith("/a.png");

        assertThat(client.delete(path(""), ops).status()).isEqualTo(204);
        assertThat(client.get(path(""), shopper).problem()).isEqualTo("not-found");
        assertThat(client.delete(path(""), ops).status()).isEqualTo(404);
    }

    @Test
    void tellsOpsWhyThereIsNone() {
        there.set("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));

        put(url("/evil.png"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(source().path("lastError").asString(""))
                        .isEqualTo("it is no JPEG, PNG, GIF or WebP"));
        assertThat(source().path("nextAttemptAt").asString("")).isNotEmpty();
        assertThat(client.get(path(""), shopper).status()).isEqualTo(404);
        assertThat(client.get("/v1/products/" + sku, shopper).json().has("image"))
                .isFalse();
    }

    @Test
    void takesUpWhatAnInstanceThatDiedHadTaken() throws IOException {
        there.set(MakePictureTest.encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png"));
        database.sql("""
                        insert into product_image (sku, source, asked_at, attempts, due_at)
                        values (?, ?, now(), 1, now() - interval '1 minute')
                        """).params(sku.value(), url("/left.png")).update();

        awaitFetched();

        assertThat(source().path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void saysNothingOfTheInside() {
        put("http://169.254.169.254/latest/meta-data/");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(source().path("lastError").asString("")).isIn("the address cannot be reached"));
    }

    @Test
    void refusesWhatIsNoAddressAndWhoeverMayNot() {
        for (String url :
                new String[] {"", "x", "file:///etc/passwd", "ftp://example.com/a", "https://u:p@example.com/a"}) {
            assertThat(put(url).problem()).as(url).isEqualTo("invalid-request");
        }
        assertThat(client.put("/v1/products/NOTHING/image", ops, body(url("/a.png")))
                        .problem())
                .isEqualTo("not-found");
        assertThat(client.put(path(""), shopper, body(url("/a.png"))).status()).isEqualTo(403);
        assertThat(client.delete(path(""), shopper).status()).isEqualTo(403);
        assertThat(client.get(path("/source"), shopper).status()).isEqualTo(403);
        assertThat(client.get(path("/source"), ops).problem()).isEqualTo("not-found");
        assertThat(client.get(path("?size=huge"), shopper).problem()).isEqualTo("invalid-request");
        assertThat(client.get(path(""), null).status()).isEqualTo(401);
    }

    private void awaitFetched() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(source().has("fetchedAt")).isTrue());
    }

    private JsonNode source() {
        return client.get(path("/source"), ops).json();
    }

    private Response put(String url) {
        return client.put(path(""), ops, body(url));
    }

    private static String body(String url) {
        return "{\"url\":\"" + url + "\"}";
    }

    private String path(String rest) {
        return "/v1/products/" + sku + "/image" + rest;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + path;
    }
}
