package larder.gateway.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document, as it was written and as JSON.
 *
 * @param yaml as it was written
 * @param json the same for programs
 * @param version an entity tag that changes with the document
 */
record OpenApiDocument(String yaml, String json, String version) {

    private static final String RESOURCE = "api/openapi.yaml";

    static OpenApiDocument load() {
        try {
            String yaml = new ClassPathResource(RESOURCE).getContentAsString(StandardCharsets.UTF_8);
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            String json = JsonMapper.shared().writeValueAsString(read);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
            return new OpenApiDocument(yaml, json, HexFormat.of().formatHex(digest, 0, 12));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document is missing", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
