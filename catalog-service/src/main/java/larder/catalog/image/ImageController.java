package larder.catalog.image;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import larder.contracts.Sku;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pictures over HTTP: operations staff say where they are, everybody else sees what was made of them. */
@RestController
@AllowedTo(roles = "'OPS'", scope = "products")
class ImageController {

    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private final Images images;
    private final ProductImages productImages;

    ImageController(Images images, ProductImages productImages) {
        this.images = images;
        this.productImages = productImages;
    }

    /**
     * The picture as JPEG, 304 where the caller has it; 404 {@code not-found} while there is none.
     *
     * @param size {@code full}, at most 800 by 800, or {@code thumb}, at most 200 by 200
     */
    @GetMapping("/v1/products/{sku}/image")
    @AllowedTo(
            roles = {"'SHOPPER'", "'OPS'", "'PARTNER'"},
            scope = "products")
    ResponseEntity<byte[]> get(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = "full") @Pattern(regexp = "full|thumb") String size,
            WebRequest request) {
        String etag = images.etag(sku).orElseThrow(() -> none(sku));
        if (request.checkNotModified("\"" + etag + "-" + size + "\"")) {
            return ResponseEntity.status(304)
                    .cacheControl(FOR_A_WHILE)
                    .eTag(etag + "-" + size)
                    .build();
        }
        Images.Served served = images.find(sku, size.equals("thumb")).orElseThrow(() -> none(sku));
        return ResponseEntity.ok()
                .cacheControl(FOR_A_WHILE)
                .eTag(served.etag() + "-" + size)
                .contentType(MediaType.IMAGE_JPEG)
                .body(served.jpeg());
    }

    /** Says where the picture is: {@code {"url":"https://..."}}, 202; it is fetched a little later. 404, 400 {@code invalid-request}. */
    @PutMapping("/v1/products/{sku}/image")
    ResponseEntity<Void> put(@PathVariable Sku sku, @Valid @RequestBody Wanted wanted) {
        productImages.want(sku, wanted.url());
        return ResponseEntity.accepted().build();
    }

    /** Takes the picture away, 204; 404 {@code not-found} where there is none. */
    @DeleteMapping("/v1/products/{sku}/image")
    ResponseEntity<Void> remove(@PathVariable Sku sku) {
        if (!images.remove(sku)) {
            throw none(sku);
        }
        return ResponseEntity.noContent().build();
    }

    /** Where it is fetched from, and how that goes; 404 {@code not-found} where nobody said. */
    @GetMapping("/v1/products/{sku}/image/source")
    Images.Source source(@PathVariable Sku sku) {
        return images.source(sku).orElseThrow(() -> none(sku));
    }

    private static ProblemException none(Sku sku) {
        return new ProblemException(ProblemType.NOT_FOUND, "no image of " + sku);
    }

    /**
     * Where a picture is.
     *
     * @param url its address
     */
    record Wanted(@NotNull @Size(min = 1, max = 2_000) String url) {}
}
