package larder.gateway.factory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import larder.contracts.DeviceId;
import larder.contracts.Topics;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchIT extends GatewayTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HEADER = "serial,model,algorithm,publicKey\n";

    @Test
    void registersTenThousandDevicesInOneCall() {
        String run = UUID.randomUUID().toString();
        StringBuilder file = new StringBuilder("serial,model,algorithm\n");
        IntStream.range(0, 10_000)
                .forEach(i -> file.append(run).append('-').append(i).append(",test-button,hmac-sha256\n"));

        List<JsonNode> report = post(CSV, file.toString());

        JsonNode summary = report.getLast().path("summary");
        assertThat(report).hasSize(10_001);
        assertThat(summary.path("registered").asInt()).isEqualTo(10_000);
        assertThat(summary.path("complete").asBoolean()).isTrue();
        JsonNode last = report.get(9_999);
        assertThat(last.path("row").asInt()).isEqualTo(10_000);
        assertThat(press(last)).isEqualTo(202);
        assertThat(claim(last)).isEqualTo(200);
    }

    @Test
    void refusesEachBadRowOfCsvAndNoOther() {
        String known = UUID.randomUUID().toString();
        post(CSV, HEADER + known + ",test-button,hmac-sha256,\n");
        String pair = DeviceKey.generateEd25519("new").publicKeyBase64();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List.of(
                        HEADER,
                        "a" + known + ",test-button,hmac-sha256,\n",
                        known + ",test-button,hmac-sha256,\n",
                        "a" + known + ",test-button,hmac-sha256,\n",
                        "b b,test-button,hmac-sha256,\n",
                        "c" + known + ",no-such-model,hmac-sha256,\n",
                        "d" + known + ",test-button,none,\n",
                        "e" + known + ",test-button,ed25519,AAAA\n",
                        "f" + known + ",test-button\n",
                        "g" + known + ",test-button,ed25519,\n",
                        "h" + known + ",test-button,x509,\n")
                .forEach(line -> file.writeBytes(line.getBytes(StandardCharsets.UTF_8)));
        file.writeBytes(new byte[] {'i', (byte) 0xC3, (byte) 0x28});
        file.writeBytes((",test-button,hmac-sha256,\n" + "j" + known + ",test-button,ed25519," + pair + "\n"
                        + "k" + known + ",test-button,ed25519," + "A".repeat(20_000) + "\n"
                        + "l" + known + ",test-button,hmac-sha256,\n")
                .getBytes(StandardCharsets.UTF_8));

        List<JsonNode> report = lines(gateway().post("/api/devices/batches", ops(), CSV, file.toByteArray()));

        assertThat(outcomes(report))
                .containsExactly(
                        "registered",
                        "already-registered",
                        "conflict",
                        "invalid-request",
                        "model-unknown",
                        "invalid-request",
                        "invalid-request",
                        "malformed-body",
                        "invalid-request",
                        "invalid-request",
                        "malformed-body",
                        "registered",
                        "body-too-large",
                        "registered");
        JsonNode summary = report.getLast().path("summary");
        assertThat(summary.path("registered").asInt()).isEqualTo(3);
        assertThat(summary.path("alreadyRegistered").asInt()).isEqualTo(1);
        assertThat(summary.path("refused").asInt()).isEqualTo(10);
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(press(report.getFirst())).isEqualTo(202);
    }

    @Test
    void refusesEachBadRowOfNdjsonAndNoOther() {
        String run = UUID.randomUUID().toString();
        String file = String.join(
                "\n",
                device("a" + run),
                "{\"serial\":",
                "[]",
                "null",
                "7",
                device("b" + run).replace("\"serial\":", "\"owner\":\"me\",\"serial\":"),
                device("c" + run).replace("\"key\"", "\"keys\""),
                device("d" + run).replace("\"serial\":", "\"serial\":\"x\",\"serial\":"),
                "[".repeat(5_000),
                "\"" + "x".repeat(100_000) + "\"",
                "",
                device("e" + run));

        List<JsonNode> report = post(NDJSON, file);

        assertThat(outcomes(report))
                .containsExactly(
                        "registered",
                        "malformed-body",
                        "invalid-request",
                        "invalid-request",
                        "invalid-request",
                        "invalid-request",
                        "invalid-request",
                        "malformed-body",
                        "invalid-request",
                        "body-too-large",
                        "registered");
    }

    @Test
    void takesAJsonArrayAsFarAsItIsOne() {
        String run = UUID.randomUUID().toString();

        List<JsonNode> whole =
                post("application/json", "[" + device("a" + run) + ",{\"serial\":7}," + device("b" + run) + "]");
        List<JsonNode> broken =
                post("application/json", "[" + device("c" + run) + ",{\"serial\":]," + device("d" + run) + "]");

        assertThat(outcomes(whole)).containsExactly("registered", "invalid-request", "registered");
        assertThat(outcomes(broken)).containsExactly("registered", "malformed-body");
        assertThat(broken.getLast().path("summary").path("complete").asBoolean())
                .isFalse();
    }

    @Test
    void saysWhereCsvEndsToBeReadable() {
        String run = UUID.randomUUID().toString();

        List<JsonNode> report = post(
                CSV, HEADER + run + ",test-button,hmac-sha256,\n\"never closed,test-button,hmac-sha256,\nx,y,z,\n");

        assertThat(outcomes(report)).containsExactly("registered", "malformed-body");
        assertThat(report.getLast().path("summary").path("complete").asBoolean())
                .isFalse();
    }

    @Test
    void registersNothingTwiceWhenAFileComesAgain() {
        String run = UUID.randomUUID().toString();
        String file = HEADER + run + "-1,test-button,hmac-sha256,\n" + run + "-2,test-button,hmac-sha256,\n";
        List<JsonNode> first = post(CSV, file);

        List<JsonNode> second = post(CSV, file);

        assertThat(outcomes(second)).containsExactly("already-registered", "already-registered");
        assertThat(second.getFirst().path("deviceId"))
                .isEqualTo(first.getFirst().path("deviceId"));
        assertThat(second.getFirst().has("secret")).isFalse();
        assertThat(second.getFirst().has("claimCode")).isFalse();
        assertThat(TestTopic.of(Topics.DEVICES)
                        .awaitCount(1, state -> state.device().equals(deviceId(first.getFirst()))))
                .hasSize(1);
    }

    @Test
    void registersEachSerialOnceWhenTwoFilesComeAtOnce() throws InterruptedException {
        String run = UUID.randomUUID().toString();
        StringBuilder up = new StringBuilder(HEADER);
        StringBuilder down = new StringBuilder(HEADER);
        IntStream.range(0, 500).forEach(i -> {
            up.append(run).append('-').append(i).append(",test-button,hmac-sha256,\n");
            down.append(run).append('-').append(499 - i).append(",test-button,hmac-sha256,\n");
        });
        int[] registered = new int[2];
        Thread one = Thread.ofVirtual().start(() -> registered[0] = registered(post(CSV, up.toString())));
        Thread two = Thread.ofVirtual().start(() -> registered[1] = registered(post(CSV, down.toString())));
        one.join();
        two.join();

        assertThat(registered[0] + registered[1]).isEqualTo(500);
        assertThat(registered(post(CSV, up.toString()))).isZero();
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        byte[] line = new byte[9 * 1024 * 1024];
        Arrays.fill(line, (byte) 'x');

        assertThat(gateway().post("/api/devices/batches", ops(), CSV, line).problem())
                .isEqualTo("body-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|serial,model,algorithm,owner|invalid-request",
                "text/csv|serial,model|invalid-request",
                "text/csv|serial,model,algorithm,serial|invalid-request",
                "text/csv|\"|malformed-body",
                "application/json|{}|malformed-body",
                "application/json|x|malformed-body",
                "text/plain|x|unsupported-media-type",
                "text/csv;charset=utf-16|x|unsupported-media-type",
            })
    void refusesWhatIsNoSuchFile(String type, String body, String problem) {
        assertThat(gateway()
                        .post("/api/devices/batches", ops(), type, body.getBytes(StandardCharsets.UTF_8))
                        .problem())
                .isEqualTo(problem);
    }

    @Test
    void isForMakersOnly() {
        byte[] file = HEADER.getBytes(StandardCharsets.UTF_8);

        assertThat(gateway().post("/api/devices/batches", shopper(), CSV, file).problem())
                .isEqualTo("forbidden");
        assertThat(gateway().post("/api/devices/batches", null, CSV, file).problem())
                .isEqualTo("unauthenticated");
    }

    private List<JsonNode> post(String type, String file) {
        return lines(gateway().post("/api/devices/batches", ops(), type, file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<JsonNode> lines(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(NDJSON);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return response.body().lines().map(JSON::readTree).toList();
    }

    private static List<String> outcomes(List<JsonNode> report) {
        return report.stream()
                .filter(line -> line.has("row"))
                .map(line -> line.path("outcome").asString().equals("refused")
                        ? line.path("type").asString().replace("urn:larder:problem:", "")
                        : line.path("outcome").asString())
                .toList();
    }

    private static int registered(List<JsonNode> report) {
        return report.getLast().path("summary").path("registered").asInt();
    }

    private static DeviceId deviceId(JsonNode line) {
        return new DeviceId(line.path("deviceId").asString());
    }

    private static String device(String serial) {
        return TestDevice.registration(serial, List.of("main"), "hmac-sha256", null);
    }

    private int press(JsonNode line) {
        TestDevice device = new TestDevice(
                DeviceKey.hmac(
                        line.path("deviceId").asString(), line.path("secret").asString()),
                line.path("claimCode").asString());
        return device.send(gateway(), Report.Press.at(Fixtures.now())).status();
    }

    private int claim(JsonNode line) {
        return gateway()
                .post(
                        "/api/devices/claims",
                        anotherShopper(),
                        "{\"claimCode\":\"" + line.path("qrText").asString() + "\"}")
                .status();
    }
}
