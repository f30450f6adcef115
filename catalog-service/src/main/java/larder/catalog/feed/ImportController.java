package larder.catalog.feed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import larder.catalog.feedformat.FeedFormat;
import larder.catalog.feedrow.Finding;
import larder.catalog.feedrun.FeedImport;
import larder.catalog.feedrun.FeedImport.Mode;
import larder.catalog.feedrun.FeedProperties;
import larder.catalog.feedrun.Findings;
import larder.catalog.feedrun.Imports;
import larder.support.idempotency.Idempotency;
import larder.support.idempotency.IdempotentRequest;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports of feeds over HTTP, for operations staff. */
@RestController
@RequestMapping("/v1/imports")
@AllowedTo(roles = "'OPS'", scope = "products")
class ImportController {

    private static final int MOST_FINDINGS = 10_000;
    private static final String TEXT_CSV = "text/csv;charset=UTF-8";

    private final Imports imports;
    private final Findings findings;
    private final Upload upload;
    private final Idempotency idempotency;
    private final FeedProperties properties;
    private final Clock clock;

    ImportController(
            Imports imports,
            Findings findings,
            Upload upload,
            Idempotency idempotency,
            FeedProperties properties,
            Clock clock) {
        this.imports = imports;
        this.findings = findings;
        this.upload = upload;
        this.idempotency = idempotency;
        this.properties = properties;
        this.clock = clock;
    }

    /** Orders an import: 201 with the place to which its bytes are sent. */
    @PostMapping
    ResponseEntity<?> order(IdempotentRequest request, @Valid @RequestBody NewImport wanted) {
        return idempotency.once(request, wanted, () -> {
            UUID id = UUID.randomUUID();
            imports.open(id, wanted.toOrder(), request.principal());
            return ResponseEntity.created(URI.create("/v1/imports/" + id)).body(view(found(id.toString())));
        });
    }

    /** The imports, the latest first. */
    @GetMapping
    ImportPage list(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(defaultValue = "9223372036854775807") long after) {
        List<FeedImport> oneMore = imports.page(after, limit + 1);
        List<FeedImport> page = oneMore.stream().limit(limit).toList();
        Long next = oneMore.size() > limit ? page.getLast().place() : null;
        return new ImportPage(page.stream().map(this::view).toList(), next);
    }

    /** How far an import is. Its headers tell where the upload goes on; HEAD answers them alone. */
    @GetMapping("/{id}")
    ResponseEntity<ImportView> get(@PathVariable String id) {
        FeedImport run = found(id);
        List<Findings.Count> counts = run.state().isOver() ? findings.counts(run) : null;
        return ResponseEntity.ok().headers(standing(run)).body(ImportView.of(run, clock.instant(), counts));
    }

    /**
     * Adds bytes where the upload stands. 409 {@code upload-offset-mismatch} when it stands elsewhere, which {@code Upload-Offset} tells;
     * 409 {@code conflict} when it is over, 413 {@code body-too-large}.
     */
    @PatchMapping(path = "/{id}", consumes = Upload.PART)
    ResponseEntity<Void> append(
            @PathVariable String id,
            @RequestHeader(Upload.OFFSET) @Min(0) long offset,
            @RequestHeader(Upload.COMPLETE) @Pattern(regexp = "\\?[01]") String complete,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        FeedImport run = upload.append(known(id), offset, bytes == null ? new byte[0] : bytes, complete.equals("?1"));
        return ResponseEntity.noContent().headers(standing(run)).build();
    }

    /** Ends an import that is not over: 204; what it did stays. 409 {@code conflict} when it is over. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id, Principal principal) {
        upload.cancel(known(id), principal.getName());
        return ResponseEntity.noContent().build();
    }

    /** What there is to say of its rows: as JSON, or, where {@code text/csv} is accepted, as a spreadsheet. */
    @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    Report report(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "200") @Min(1) @Max(MOST_FINDINGS) int limit,
            @RequestParam(required = false) Finding.@Nullable Severity severity) {
        List<Findings.Entry> oneMore = findings.page(found(id), after, severity, limit + 1);
        List<Findings.Entry> page = oneMore.stream().limit(limit).toList();
        return new Report(
                page.stream().map(ReportRow::of).toList(),
                oneMore.size() > limit ? page.getLast().number() : null);
    }

    /** The same as a spreadsheet; {@code Link} tells where it goes on. */
    @GetMapping(path = "/{id}/report", produces = TEXT_CSV)
    ResponseEntity<String> csv(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "10000") @Min(1) @Max(MOST_FINDINGS) int limit,
            @RequestParam(required = false) Finding.@Nullable Severity severity) {
        List<Findings.Entry> oneMore = findings.page(found(id), after, severity, limit + 1);
        List<Findings.Entry> page = oneMore.stream().limit(limit).toList();
        var answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(TEXT_CSV));
        if (oneMore.size() > limit) {
            String of = severity == null ? "" : "&severity=" + severity;
            answer.header(
                    HttpHeaders.LINK,
                    "</v1/imports/" + id + "/report?limit=" + limit + "&after="
                            + page.getLast().number() + of + ">; rel=\"next\"");
        }
        return answer.body(ReportCsv.of(page));
    }

    private HttpHeaders standing(FeedImport run) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(Upload.OFFSET, Long.toString(run.bytes()));
        headers.set(Upload.COMPLETE, run.state() == FeedImport.State.UPLOADING ? "?0" : "?1");
        headers.set(
                Upload.LIMIT,
                "max-size=" + properties.largest().toBytes() + ", max-append-size=" + FeedConfiguration.LARGEST_CHUNK);
        return headers;
    }

    private FeedImport found(String id) {
        return imports.find(known(id)).orElseThrow(() -> ImportNotFound.with(id));
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ImportNotFound.with("of this id");
        }
    }

    private ImportView view(FeedImport run) {
        return ImportView.of(run, clock.instant(), null);
    }

    /**
     * @param seller whose products they are
     * @param source which of the seller's feeds, {@code main} by default
     * @param language of the names, en by default
     * @param currency of prices that name none
     * @param allowRemovals whether products that are not in a full feed leave however many they are
     */
    record NewImport(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String seller,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}")
            String source,

            @NotNull FeedFormat format,
            @NotNull Mode mode,
            @Nullable @Pattern(regexp = "en|ko") String language,
            @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable Boolean allowRemovals,
            @Nullable @Min(1) Long expectedBytes,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}") @Size(max = 64)
            String expectedSha256) {

        FeedImport.Order toOrder() {
            return new FeedImport.Order(
                    seller,
                    source == null ? "main" : source,
                    format,
                    mode,
                    language == null ? "en" : language,
                    currency,
                    Boolean.TRUE.equals(allowRemovals),
                    expectedBytes,
                    expectedSha256);
        }
    }

    record ImportPage(List<ImportView> imports, @Nullable Long next) {}

    record Report(List<ReportRow> rows, @Nullable Long next) {}

    record ReportRow(
            long number,
            long line,
            @Nullable String item,
            Finding.Severity severity,
            String code,
            @Nullable String attribute,
            String message) {

        static ReportRow of(Findings.Entry entry) {
            Finding finding = entry.finding();
            return new ReportRow(
                    entry.number(),
                    entry.line(),
                    entry.item(),
                    finding.severity(),
                    finding.code(),
                    finding.attribute(),
                    finding.message());
        }
    }
}
