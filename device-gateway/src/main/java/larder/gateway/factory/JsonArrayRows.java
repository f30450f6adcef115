package larder.gateway.factory;

import java.io.IOException;
import java.io.Reader;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The objects of one JSON array. After what is no JSON nobody can tell where the next object begins. */
final class JsonArrayRows implements Rows {

    private final ObjectReader objects;
    private final JsonParser parser;
    private final RowReader reader;
    private boolean whole = true;
    private boolean atEnd;

    JsonArrayRows(Reader text, JsonMapper json, RowReader reader) {
        // What comes after an object is the next one.
        this.objects = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = json.createParser(text);
        this.reader = reader;
        try {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return;
            }
        } catch (JacksonException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "Send one JSON array", e);
        }
        throw new ProblemException(ProblemType.MALFORMED_BODY, "Send one JSON array");
    }

    @Override
    public @Nullable Row next() {
        if (!whole || atEnd) {
            return null;
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                atEnd = true;
                return null;
            }
            if (token != null) {
                return reader.read(objects.readTree(parser));
            }
        } catch (JacksonException e) {
            return broken(
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr());
        }
        return broken(" at its end");
    }

    private Row broken(String where) {
        whole = false;
        return RowReader.refused(ProblemType.MALFORMED_BODY, "The array is not readable" + where);
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
