package larder.gateway.factory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What became of each row, one line of JSON a row in their order, and a summary at the end. */
final class Report {

    private final JsonMapper json;
    private final OutputStream out;
    private int rows;
    private int registered;
    private int alreadyRegistered;
    private int refused;

    Report(JsonMapper json, OutputStream out) {
        this.json = json;
        this.out = new BufferedOutputStream(out, 32 * 1024);
    }

    void add(Outcome outcome) throws IOException {
        rows++;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", rows);
        switch (outcome) {
            case Outcome.Registered made -> {
                registered++;
                line.put("outcome", "registered");
                line.put("deviceId", made.device());
                line.put("claimCode", made.code().printed());
                line.put("qrText", made.code().qrText());
                String secret = made.secret();
                if (secret != null) {
                    line.put("secret", secret);
                }
            }
            case Outcome.Already known -> {
                alreadyRegistered++;
                line.put("outcome", "already-registered");
                line.put("deviceId", known.device());
            }
            case Outcome.Refused no -> {
                refused++;
                line.put("outcome", "refused");
                line.put("type", no.type().uri());
                line.put("detail", no.detail());
            }
        }
        write(line);
    }

    /** Lets the caller read what there is. */
    void flush() throws IOException {
        out.flush();
    }

    /** Ends the report; one that says why did not come to the end of the file. */
    void close(@Nullable ProblemType stopped) throws IOException {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("rows", rows);
        summary.put("registered", registered);
        summary.put("alreadyRegistered", alreadyRegistered);
        summary.put("refused", refused);
        summary.put("complete", stopped == null);
        if (stopped != null) {
            summary.put("type", stopped.uri());
        }
        write(Map.of("summary", summary));
        flush();
    }

    private void write(Map<String, ?> line) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
