package larder.support.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceContextTest {

    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void goesOnUnderTheSameIdAndFlagsFromAnotherHop() {
        TraceContext read = TraceContext.read("00-" + ID + "-b7ad6b7169203331-01");

        assertThat(read).isEqualTo(new TraceContext(ID, "01"));
        assertThat(TraceContext.read(new TraceContext(ID, "01").toHeader())).isEqualTo(read);
        assertThat(new TraceContext(ID, "01").toHeader()).doesNotContain("b7ad6b7169203331");
    }

    @Test
    void readsWhatLaterVersionsAdd() {
        assertThat(TraceContext.read("cc-" + ID + "-b7ad6b7169203331-01-what-is-to-come"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c8031\\n\\n-b7ad6b7169203331-01",
            })
    void beginsAnewWhereItCannotBeRead(String traceparent) {
        assertThat(TraceContext.read(traceparent)).isNull();
        assertThat(TraceContext.read(TraceContext.begin().toHeader())).isNotNull();
    }

    @Test
    void standsInTheLogWhileTheThreadWorksForIt() {
        try (CurrentTrace.Scope _ = CurrentTrace.open(new TraceContext(ID, "00"))) {
            assertThat(MDC.get("trace")).isEqualTo(ID);
            try (CurrentTrace.Scope _ = CurrentTrace.open(TraceContext.begin())) {
                assertThat(MDC.get("trace")).isNotEqualTo(ID);
            }
            assertThat(MDC.get("trace")).isEqualTo(ID);
        }
        assertThat(MDC.get("trace")).isNull();
    }

    @Test
    void isWrittenToARecordOnce() {
        RecordHeaders headers = new RecordHeaders();
        CurrentTrace.write(headers, new TraceContext(ID, "00"));
        CurrentTrace.write(headers, TraceContext.begin());

        assertThat(headers.headers(TraceContext.HEADER)).hasSize(1);
        assertThat(new String(
                        headers.lastHeader(TraceContext.HEADER).value(), java.nio.charset.StandardCharsets.US_ASCII))
                .contains(ID);
    }
}
