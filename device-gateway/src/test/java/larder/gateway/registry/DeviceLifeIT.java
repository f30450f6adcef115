package larder.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import larder.contracts.ShopperId;
import larder.contracts.Topics;
import larder.contracts.device.DeviceState.Status;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.testing.Fixtures;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeviceLifeIT extends GatewayTest {

    @Autowired
    private DeregisterDevice deregister;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isNamedAndMovedAndPutOnHold() {
        String owner = anotherShopper();
        TestDevice device = claimed(owner);

        Response named = patch(device, owner, "{\"name\":\" Coffee \",\"room\":\"Küche\"}");
        Response paused = patch(device, owner, "{\"paused\":true}");
        Response resumed = patch(device, owner, "{\"paused\":false,\"name\":\"\"}");

        assertThat(named.json().path("name").asString()).isEqualTo("Coffee");
        assertThat(named.json().path("room").asString()).isEqualTo("Küche");
        assertThat(paused.json().path("status").asString()).isEqualTo("PAUSED");
        assertThat(paused.json().path("name").asString()).isEqualTo("Coffee");
        assertThat(resumed.json().path("status").asString()).isEqualTo("CLAIMED");
        assertThat(resumed.json().has("name")).isFalse();
        var states = TestTopic.of(Topics.DEVICES);
        states.awaitCount(1, state -> state.device().equals(device.id()) && state.status() == Status.PAUSED);
        states.awaitCount(2, state -> state.device().equals(device.id()) && state.status() == Status.CLAIMED);
    }

    @Test
    void isNotChangedByAnOlderPicture() {
        String owner = anotherShopper();
        TestDevice device = claimed(owner);
        String tag =
                gateway().get(path(device), owner).headers().firstValue("ETag").orElseThrow();
        assertThat(gateway()
                        .send("PATCH", path(device), owner, "{\"name\":\"A\"}", "If-Match", tag)
                        .status())
                .isEqualTo(200);

        assertThat(gateway()
                        .send("PATCH", path(device), owner, "{\"name\":\"B\"}", "If-Match", tag)
                        .problem())
                .isEqualTo("version-conflict");
        assertThat(gateway()
                        .send("POST", path(device) + "/transfer", owner, "", "If-Match", tag)
                        .problem())
                .isEqualTo("version-conflict");
        assertThat(gateway()
                        .send("DELETE", path(device), owner, null, "If-Match", tag)
                        .problem())
                .isEqualTo("version-conflict");
        assertThat(gateway().get(path(device), owner).json().path("name").asString())
                .isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"owner\":\"me\"}",
                "{\"status\":\"REGISTERED\"}",
                "{\"grantId\":\"g\"}",
                "{\"model\":\"bench-button\"}",
                "{\"version\":0}",
                "{\"name\":\"two\\nlines\"}",
                "{\"name\":\"turned \\u202e around\"}",
                "{\"name\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}",
                "{\"paused\":\"maybe\"}",
            })
    void refusesAChangeThatCannotBe(String body) {
        String owner = anotherShopper();

        assertThat(patch(claimed(owner), owner, body).problem()).isEqualTo("invalid-request");
    }

    @Test
    void isNothingToOtherShoppers() {
        String owner = anotherShopper();
        TestDevice device = claimed(owner);
        String before = gateway().get(path(device), owner).body();
        String other = anotherShopper();

        List<Response> answers = List.of(
                gateway().get(path(device), other),
                gateway().get(path(device) + "/history", other),
                patch(device, other, "{\"name\":\"Mine\"}"),
                gateway().post(path(device) + "/transfer", other, ""),
                gateway().delete(path(device) + "/transfer", other),
                gateway().delete(path(device), other));

        assertThat(answers).extracting(Response::status).containsOnly(404);
        assertThat(answers).extracting(Response::problem).containsOnly("device-not-owned");
        assertThat(gateway().get(path(device), owner).body()).isEqualTo(before);
        assertThat(gateway().post(path(device) + "/claim-codes", other, "").problem())
                .isEqualTo("forbidden");
        assertThat(patch(device, ops(), "{\"name\":\"Ours\"}").problem()).isEqualTo("forbidden");
    }

    @Test
    void ofAShopperWhoLeavesAllEnd() {
        ShopperId shopper = new ShopperId("shopper-" + UUID.randomUUID());
        String owner = shopper(shopper.value());
        TestDevice one = claimed(owner);
        TestDevice two = claimed(owner);
        assertThat(one.send(gateway(), Report.Press.at(Fixtures.now())).status())
                .isEqualTo(202);

        deregister.allOf(shopper);

        assertThat(gateway().get("/api/devices", owner).json().path("devices").size())
                .isZero();
        assertThat(one.send(gateway(), Report.Press.at(Fixtures.now())).problem())
                .isEqualTo("device-revoked");
        assertThat(two.send(gateway(), Report.Press.at(Fixtures.now())).problem())
                .isEqualTo("device-revoked");
    }

    @Test
    void hasAHistoryThatNobodyRewrites() {
        TestDevice device = claimed(anotherShopper());

        for (String rewrite : List.of("update device_history set actor = 'x'", "delete from device_history")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(rewrite + " where device = ?")
                            .param(device.id().value())
                            .update());
        }
    }

    private TestDevice claimed(String owner) {
        TestDevice device = device();
        gateway().post("/api/devices/claims", owner, "{\"claimCode\":\"" + device.claimCode() + "\"}");
        return device;
    }

    private Response patch(TestDevice device, String token, String body) {
        return gateway().send("PATCH", path(device), token, body);
    }

    private static String path(TestDevice device) {
        return "/api/devices/" + device.id();
    }
}
