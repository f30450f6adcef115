package larder.gateway.document;

import java.time.Duration;
import larder.support.security.Public;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/openapi.yaml} and {@code /api/openapi.json}, for anybody; 304 for whoever has the present one. */
@RestController
@Public(reason = "whoever wants to call Larder reads it first")
class DocumentController {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=utf-8");
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final OpenApiDocument document;

    DocumentController(OpenApiDocument document) {
        this.document = document;
    }

    @GetMapping("/api/openapi.yaml")
    ResponseEntity<String> yaml() {
        return answer(YAML, document.version() + "-yaml").body(document.yaml());
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<String> json() {
        return answer(MediaType.APPLICATION_JSON, document.version()).body(document.json());
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type, String version) {
        return ResponseEntity.ok().contentType(type).cacheControl(FIVE_MINUTES).eTag('"' + version + '"');
    }
}
