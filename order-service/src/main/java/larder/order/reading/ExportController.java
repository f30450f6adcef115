package larder.order.reading;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import larder.support.StreamedJson;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Gives orders away to be kept elsewhere: a shopper's own, or for operations all. */
@RestController
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'"},
        scope = "orders")
class ExportController {

    private static final int PAGE = 500;
    private static final MediaType TEXT_CSV = new MediaType("text", "csv");

    private final OrderReader reader;
    private final JsonMapper json;

    ExportController(OrderReader reader, JsonMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /**
     * {@code GET /v1/orders/export}: 200 with the orders, oldest first and without their histories, written while they are
     * read: as {@code text/csv} (RFC 4180, a line of names first) or as {@code application/json}, {@code {"orders":[...]}}.
     * No database connection is held while the caller reads; when something fails amid it, the connection breaks off. Errors: {@code invalid-request}, {@code not-acceptable}.
     *
     * @param from only what was requested then or later, as a UTC instant
     * @param to only what was requested before
     * @param format instead of {@code Accept}, for those who cannot choose their headers
     */
    @GetMapping("/v1/orders/export")
    void export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Pattern(regexp = "csv|json") @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) List<MediaType> accepted,
            Authentication token,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Viewer viewer = Viewer.of(token);
        OrderFilter filter = OrderFilter.requested(from, to);
        switch (Format.of(format, accepted)) {
            case CSV -> writeCsv(viewer, filter, response);
            case JSON -> writeJson(viewer, filter, response);
        }
    }

    private void writeCsv(Viewer viewer, OrderFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType(TEXT_CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        OrderCsv out = new OrderCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        each(viewer, filter, out::write);
        out.close();
    }

    private void writeJson(Viewer viewer, OrderFilter filter, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.json\"");
        StreamedJson.write(json, response, out -> {
            out.writeArrayPropertyStart("orders");
            each(viewer, filter, out::writePOJO);
            out.writeEndArray();
        });
    }

    private void each(Viewer viewer, OrderFilter filter, Sink sink) throws IOException {
        List<OrderView> page = reader.listOldest(viewer, filter, null, PAGE);
        while (!page.isEmpty()) {
            for (OrderView order : page) {
                sink.take(order);
            }
            page = page.size() < PAGE ? List.of() : reader.listOldest(viewer, filter, page.getLast(), PAGE);
        }
    }

    private interface Sink {
        void take(OrderView order) throws IOException;
    }

    /** What an export looks like. */
    private enum Format {
        CSV,
        JSON;

        static Format of(@Nullable String asked, List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
            if (asked != null) {
                return valueOf(asked.toUpperCase(Locale.ROOT));
            }
            return accepted.stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .flatMap(Format::in)
                    .findFirst()
                    .orElseThrow(() ->
                            new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON, TEXT_CSV)));
        }

        private static Stream<Format> in(MediaType accepted) {
            if (accepted.includes(MediaType.APPLICATION_JSON)) {
                return Stream.of(JSON);
            }
            return accepted.includes(TEXT_CSV) ? Stream.of(CSV) : Stream.empty();
        }
    }
}
