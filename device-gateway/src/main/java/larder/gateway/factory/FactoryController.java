package larder.gateway.factory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;
import larder.contracts.DeviceId;
import larder.gateway.Caller;
import larder.gateway.ForMakers;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/devices}, as those see it who make devices: one by one, or a whole file. */
@RestController
@RequestMapping("/api/devices")
@ForMakers
class FactoryController {

    static final String BATCHES = "/api/devices/batches";

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String NO_STORE = "no-store";

    private final RegisterDevices register;
    private final RegisterBatch batch;
    private final RowReader reader;
    private final JsonMapper json;
    private final FactoryProperties limits;
    private final Semaphore atOnce;

    FactoryController(
            RegisterDevices register,
            RegisterBatch batch,
            RowReader reader,
            JsonMapper json,
            FactoryProperties limits) {
        this.register = register;
        this.batch = batch;
        this.reader = reader;
        this.json = json;
        this.limits = limits;
        this.atOnce = new Semaphore(limits.atOnce());
    }

    /**
     * 201 with the claim code and, for {@code hmac-sha256}, the secret in base64; neither is ever shown again. 409
     * {@code conflict} when the serial is registered, 422 {@code model-unknown}.
     */
    @PostMapping
    ResponseEntity<Made> register(@Valid @RequestBody Registration body, Authentication caller) {
        return switch (register.register(body, Caller.of(caller))) {
            case Outcome.Registered made ->
                ResponseEntity.created(URI.create("/api/devices/" + made.device()))
                        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                        .body(new Made(
                                made.device(),
                                made.code().printed(),
                                made.code().qrText(),
                                made.secret()));
            case Outcome.Already _ ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "Serial " + body.serial() + " of model " + body.model() + " is registered already");
            case Outcome.Refused no -> throw new ProblemException(no.type(), no.detail());
        };
    }

    /**
     * 200 with what became of each row, one line of JSON for each, in their order and as they are done, and a summary last.
     * What is wrong with a row is told in its line; what is wrong with the file, by a problem.
     */
    @PostMapping(
            path = "/batches",
            consumes = {CSV, NDJSON, MediaType.APPLICATION_JSON_VALUE})
    void register(
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            Authentication caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller maker = Caller.of(caller);
        requirePlainUtf8(type, request.getHeader(HttpHeaders.CONTENT_ENCODING));
        register.require(maker);
        if (!atOnce.tryAcquire()) {
            throw new ProblemException(ProblemType.OVERLOADED, "Other files are being worked on");
        }
        try (Spool spool = Spool.of(request.getInputStream(), limits);
                Rows rows = rows(type, spool)) {
            response.setContentType(NDJSON);
            response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
            batch.register(rows, maker, new Report(json, response.getOutputStream()));
        } finally {
            atOnce.release();
        }
    }

    private Rows rows(MediaType type, Spool spool) throws IOException {
        Reader text = open(spool);
        try {
            if (type.isCompatibleWith(MediaType.valueOf(CSV))) {
                return new CsvRows(text, json, reader, limits.maxRow());
            }
            if (type.isCompatibleWith(MediaType.valueOf(NDJSON))) {
                return new NdjsonRows(text, reader, limits.maxRow());
            }
            return new JsonArrayRows(text, json, reader);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** What is no UTF-8 is replaced here and refused in its row, so that it does not spoil the rows around it. */
    private static Reader open(Spool spool) throws IOException {
        return new BufferedReader(new InputStreamReader(
                Files.newInputStream(spool.file()),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    private static void requirePlainUtf8(MediaType type, @Nullable String encoding) {
        Charset charset = type.getCharset();
        if (encoding != null || (charset != null && !charset.equals(StandardCharsets.UTF_8))) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the file in UTF-8 and as it is, not compressed");
        }
    }

    /** @param secret the shared secret in base64, for a device that has one */
    record Made(
            DeviceId deviceId,
            String claimCode,
            String qrText,
            @Nullable String secret) {}
}
