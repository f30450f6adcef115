package larder.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import larder.contracts.Topics;
import larder.gateway.GatewayTest;
import larder.gateway.TestDevice;
import larder.sdk.Report;
import larder.support.trace.TraceContext;
import larder.testing.ServiceClient.Response;
import larder.testing.TestTopic;
import org.junit.jupiter.api.Test;

class PressTraceIT extends GatewayTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void sendsTheTraceOfAPressAlongWithIt() {
        TestDevice button = device();
        Report press = Report.Press.at(Clock.systemUTC().instant());

        Response answer = button.send(
                gateway(),
                press,
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01",
                "X-Request-Id",
                "press-request");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("press-request");
        assertThat(traceOf(press)).isEqualTo(new TraceContext(TRACE, "01"));
    }

    @Test
    void beginsATraceForADeviceThatKnowsOfNone() {
        Report press = Report.Press.at(Clock.systemUTC().instant());

        assertThat(device().send(gateway(), press, "traceparent", "nonsense").status())
                .isEqualTo(202);

        assertThat(traceOf(press)).isNotNull();
    }

    private static TraceContext traceOf(Report report) {
        return TestTopic.records(Topics.DEVICE_EVENTS.name()).stream()
                .filter(each -> new String(each.value(), StandardCharsets.UTF_8).contains(report.eventId()))
                .map(each -> TraceContext.read(new String(
                        each.headers().lastHeader(TraceContext.HEADER).value(), StandardCharsets.US_ASCII)))
                .findFirst()
                .orElseThrow();
    }
}
