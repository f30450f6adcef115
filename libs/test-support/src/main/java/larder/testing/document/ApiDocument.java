package larder.testing.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/api/openapi.yaml}: the public surface, as it is promised. */
public final class ApiDocument {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final Path FILE = Path.of("docs", "api", "openapi.yaml");

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** Reads the document of this checkout, from whichever module the test runs in. */
    public static ApiDocument read() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(FILE))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no " + FILE + " above the working folder");
            }
        }
        try {
            return parse(Files.readString(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDocument parse(String yaml) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new ApiDocument(JsonMapper.shared().valueToTree(read));
    }

    /** The document as it was written. */
    public JsonNode root() {
        return root;
    }

    /** Every operation, in the document's order. */
    public List<ApiOperation> operations() {
        List<ApiOperation> found = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(method -> found.add(ApiOperation.read(this, path.getKey(), method.getKey()))));
        return found;
    }

    /** The operations that one service answers. */
    public List<ApiOperation> operationsOf(String service) {
        return operations().stream()
                .filter(operation -> operation.service().equals(service))
                .toList();
    }

    /** What a reference names; anything else as it is. */
    public JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (!reference.isString()) {
            return node;
        }
        String pointer = reference.asString();
        JsonNode named = pointer.startsWith("#/") ? root.at(pointer.substring(1)) : root.path("");
        if (named.isMissingNode()) {
            throw new IllegalStateException("nothing is at " + pointer);
        }
        return resolve(named);
    }
}
