package larder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.embedded.CertificateAuthority;
import larder.embedded.ChildProcess;
import larder.embedded.FreePort;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;
import larder.embedded.PrivateFile;
import larder.sdk.DeviceKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real device-gateway in a process of its own, and what its operator does with it. */
final class Gateway implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int REGISTRATIONS_AT_ONCE = 8;

    private final PostgresServer postgres;
    private final ChildProcess process;
    private final URI uri;
    private final HttpClient http;
    private final String opsSecret;

    private Gateway(PostgresServer postgres, ChildProcess process, URI uri, HttpClient http, String opsSecret) {
        this.postgres = postgres;
        this.process = process;
        this.uri = uri;
        this.http = http;
        this.opsSecret = opsSecret;
    }

    static Gateway start(TestBed bed) throws IOException, InterruptedException {
        TestBed.say("starting PostgreSQL and the gateway");
        PostgresServer postgres = new PostgresServer(PostgresSettings.forOneRun()).start();
        int port = FreePort.find();
        int managementPort = FreePort.find();
        URI uri = URI.create("https://localhost:" + port);
        String opsSecret = secret();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(bed.authority().clientContext())
                .build();
        ChildProcess process =
                bed.runService("device-gateway", environment(bed, postgres, port, managementPort, opsSecret));
        Readiness.await(process, URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"), http);
        return new Gateway(postgres, process, uri, http, opsSecret);
    }

    private static Map<String, String> environment(
            TestBed bed, PostgresServer postgres, int port, int managementPort, String opsSecret) throws IOException {
        String databasePassword = UUID.randomUUID().toString();
        postgres.createDatabaseWithUser("gateway", databasePassword);
        CertificateAuthority.ServerCertificate tls = bed.authority().server("gateway", List.of());
        return Map.ofEntries(
                Map.entry("LARDER_PORT", Integer.toString(port)),
                Map.entry("LARDER_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("LARDER_KAFKA", bed.kafka().bootstrapServers()),
                Map.entry("LARDER_DB_URL", postgres.jdbcUrl("gateway")),
                Map.entry("LARDER_DB_USER", "gateway"),
                Map.entry("LARDER_DB_PASSWORD", databasePassword),
                Map.entry("LARDER_TLS_CERTIFICATE", tls.certificate().toString()),
                Map.entry("LARDER_TLS_KEY", tls.key().toString()),
                Map.entry("LARDER_CA", bed.authority().certificateFile().toString()),
                Map.entry("LARDER_ISSUER", "https://localhost:" + port),
                Map.entry("LARDER_OPS_SECRET", opsSecret),
                Map.entry("LARDER_SHOPPER_SECRET", secret()),
                Map.entry("LARDER_COURIER_SECRET", secret()),
                Map.entry("LARDER_TOKEN_KEY", tokenKey(bed)),
                Map.entry("LARDER_DEVICE_KEY_SECRET", secret()));
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static String tokenKey(TestBed bed) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            var file = bed.folder().resolve("token-key.pem");
            PrivateFile.write(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            return file.toString();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return uri.getPort();
    }

    /** A client that trusts the bed's authority. */
    HttpClient http() {
        return http;
    }

    ChildProcess process() {
        return process;
    }

    /** Registers devices over the gateway's own API, and returns their keys. */
    List<DeviceKey> register(Class<? extends DeviceKey> kind, int count) throws IOException, InterruptedException {
        TestBed.say("registering " + count + " devices (" + kind.getSimpleName() + ")");
        String token = token();
        List<Future<DeviceKey>> registrations = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(REGISTRATIONS_AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                String serial = kind.getSimpleName() + "-" + i;
                registrations.add(workers.submit(() -> register(kind, serial, token)));
            }
            List<DeviceKey> keys = new ArrayList<>();
            for (Future<DeviceKey> registration : registrations) {
                keys.add(registration.get());
            }
            return keys;
        } catch (ExecutionException e) {
            throw new IOException("cannot register devices", e);
        }
    }

    private DeviceKey register(Class<? extends DeviceKey> kind, String serial, String token)
            throws IOException, InterruptedException {
        ObjectNode device = MAPPER.createObjectNode().put("serial", serial).put("model", "bench-button");
        device.putArray("slots").add("main");
        ObjectNode key = device.putObject("key");
        DeviceKey.Ed25519 pair = DeviceKey.generateEd25519(serial);
        if (kind == DeviceKey.Ed25519.class) {
            key.put("algorithm", pair.algorithm()).put("publicKey", pair.publicKeyBase64());
        } else {
            key.put("algorithm", "hmac-sha256");
        }
        JsonNode registered = send(
                HttpRequest.newBuilder(uri.resolve("/v1/devices"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(device.toString())),
                201);
        String id = registered.path("deviceId").asString();
        return kind == DeviceKey.Ed25519.class
                ? pair.forDevice(id)
                : DeviceKey.hmac(id, registered.path("secret").asString());
    }

    private String token() throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(("ops:" + opsSecret).getBytes(StandardCharsets.UTF_8));
        return send(
                        HttpRequest.newBuilder(uri.resolve("/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")),
                        200)
                .path("access_token")
                .asString();
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException("the gateway answered " + response.statusCode() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
        postgres.close();
        http.close();
    }
}
