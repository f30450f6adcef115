package larder.gateway.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import larder.gateway.telemetry.Battery;
import larder.gateway.telemetry.Vitals;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** How strictly the bodies of devices are read: nothing unknown, nothing twice, nothing coerced, nothing large. */
final class EventBody<B> {

    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int DIGITS = 24;
    private static final int MAX_NESTING = 8;
    private static final Pattern FIRMWARE = Pattern.compile("[ -~]{1,64}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxNumberLength(2 * DIGITS)
                            .maxStringLength(128)
                            .maxNameLength(64)
                            .maxTokenCount(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final Class<B> type;
    private final ObjectReader reader;

    EventBody(Class<B> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
    }

    B read(byte[] body) {
        if (body.length == 0) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "A JSON body is needed");
        }
        try {
            B read = type.cast(reader.readValue(body));
            if (read == null) {
                throw invalid("The body must be an object");
            }
            return read;
        } catch (StreamReadException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is no JSON that can be taken", e);
        } catch (UnrecognizedPropertyException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body has a property that is not known", e);
        } catch (DatabindException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, explain(e), e);
        } catch (JacksonException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is larger than any event", e);
        }
    }

    /** Names the property, and the rule where one of our own types has refused it. */
    private static String explain(DatabindException e) {
        String name = e.getPath().isEmpty() ? null : e.getPath().getLast().getPropertyName();
        String what = name == null ? "The body" : name;
        return e.getCause() instanceof IllegalArgumentException rule
                ? what + ": " + rule.getMessage()
                : what + " is not of its type";
    }

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw invalid(name + " is missing");
        }
        return value;
    }

    /** A time that a device can mean. How old an event may be is the engine's to judge. */
    static Instant time(@Nullable String value, Instant now) {
        String text = required(value, "occurredAt");
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "occurredAt must be a time as in 2026-01-31T08:00:00Z", e);
        }
        if (time.isBefore(EARLIEST) || time.isAfter(now.plus(AHEAD))) {
            throw invalid("occurredAt must be a time between 2015 and tomorrow");
        }
        return time;
    }

    /** An amount of a size that can be reckoned with. */
    static BigDecimal amount(BigDecimal value, String name) {
        if (value.precision() > DIGITS || Math.abs(value.scale()) > DIGITS) {
            throw invalid(name + " must have " + DIGITS + " digits at most");
        }
        return value;
    }

    /** What a device says of itself: its charge in percent as a number, or with its unit as a text, and its firmware. */
    static Vitals vitals(@Nullable JsonNode battery, @Nullable String firmware) {
        if (battery == null && firmware == null) {
            return Vitals.NONE;
        }
        if (firmware != null && !FIRMWARE.matcher(firmware).matches()) {
            throw invalid("firmware must be 1 to 64 printable ASCII characters");
        }
        try {
            return new Vitals(battery == null ? null : battery(battery), firmware);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "battery: " + e.getMessage(), e);
        }
    }

    private static Battery battery(JsonNode value) {
        if (value.isNumber()) {
            return Battery.ofPercent(amount(value.decimalValue(), "battery"));
        }
        if (value.isString()) {
            return Battery.read(value.asString());
        }
        throw invalid("battery must be a number or a text");
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
