package larder.catalog.feedformat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. A price may be an object with value (or amount) and currency; of a list the first element counts. */
final class JsonLinesFeed implements FeedReader {

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(64)
                            .maxNameLength(128)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final FeedLines lines;

    JsonLinesFeed(FeedLines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FeedRow next() throws IOException {
        return switch (lines.nextWritten()) {
            case null -> null;
            case FeedLines.Line.Broken broken -> new FeedRow.Unreadable(broken.number(), broken.why());
            case FeedLines.Line.Written line -> row(line.number(), line.text());
        };
    }

    private static FeedRow row(long number, String text) {
        try {
            JsonNode row = JSON.readValue(text);
            return row.isObject()
                    ? new FeedRow.Attributes(number, values(row))
                    : new FeedRow.Unreadable(number, FeedRow.Code.ROW_NOT_JSON);
        } catch (JacksonException _) {
            return new FeedRow.Unreadable(number, FeedRow.Code.ROW_NOT_JSON);
        }
    }

    private static Map<String, String> values(JsonNode row) {
        Map<String, String> values = new HashMap<>();
        row.properties().forEach(property -> {
            String name = AttributeName.of(property.getKey());
            String value = name == null ? "" : text(property.getValue());
            if (name != null && !value.isBlank()) {
                values.put(name, TsvFeed.bounded(value));
            }
        });
        return values;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? "" : text(value.get(0));
        }
        if (value.isObject()) {
            String amount = value.path("value").asString(value.path("amount").asString(""));
            String unit = value.path("currency").asString(value.path("unit").asString(""));
            return (amount + " " + unit).strip();
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
    }
}
