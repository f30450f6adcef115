package larder.support;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object that is answered while it is read, so that it can be of any length. */
public final class StreamedJson {

    private StreamedJson() {}

    /** Writes the object. When that fails it is left open: nobody shall take a part of it for the whole. */
    public static void write(JsonMapper json, HttpServletResponse response, Properties properties) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JsonGenerator out = json.createGenerator(response.getOutputStream());
        out.writeStartObject();
        properties.write(out);
        out.writeEndObject();
        out.close();
    }

    /** Writes what is in the object. */
    @FunctionalInterface
    public interface Properties {
        void write(JsonGenerator out) throws IOException;
    }
}
