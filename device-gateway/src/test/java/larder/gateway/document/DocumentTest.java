package larder.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.support.problem.ProblemType;
import larder.testing.document.ApiDocument;
import larder.testing.document.ApiOperation;
import larder.testing.document.Grant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document keeps to OpenAPI 3.1 and to itself. */
class DocumentTest {

    private static final Set<String> MEMBERS = Set.of(
            "openapi",
            "info",
            "jsonSchemaDialect",
            "servers",
            "paths",
            "webhooks",
            "components",
            "security",
            "tags",
            "externalDocs");
    private static final Set<String> OF_OPERATIONS = Set.of(
            "tags",
            "summary",
            "description",
            "externalDocs",
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "callbacks",
            "deprecated",
            "security",
            "servers");
    /** What people meet on the page where they log in only. */
    private static final Set<String> OF_ACCOUNTS = Set.of("account-unverified");

    private static final Set<String> LOCATIONS = Set.of("path", "query", "header");

    private final ApiDocument document = ApiDocument.read();
    private final JsonNode root = document.root();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void isAnOpenApiDocument() {
        assertThat(root.path("openapi").asString()).startsWith("3.1.");
        assertThat(known(root, MEMBERS)).isEmpty();
        assertThat(root.path("info").path("title").isString()).isTrue();
        assertThat(root.path("info").path("version").isString()).isTrue();
        assertThat(nodes(root).stream().map(document::resolve)).isNotEmpty();
        assertThat(root.path("paths").propertyNames()).allMatch(path -> path.startsWith("/"));
    }

    @Test
    void describesEveryOperationInFull() {
        Set<String> ids = new HashSet<>();
        Set<String> tags = root.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .collect(Collectors.toSet());
        Set<String> schemes =
                Set.copyOf(root.path("components").path("securitySchemes").propertyNames());
        for (ApiOperation operation : document.operations()) {
            JsonNode node = node(operation);
            String name = operation.method() + " " + operation.path();
            assertThat(known(node, OF_OPERATIONS)).as(name).isEmpty();
            assertThat(ids.add(operation.id()))
                    .as(name + " has an id of its own")
                    .isTrue();
            assertThat(node.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.service()).as(name).isNotBlank();
            assertThat(node.path("tags").valueStream().map(JsonNode::asString).toList())
                    .as(name)
                    .isNotEmpty()
                    .allMatch(tags::contains);
            assertThat(node.has("security")).as(name).isTrue();
            assertThat(node.path("security")
                            .valueStream()
                            .flatMap(each -> each.propertyNames().stream())
                            .toList())
                    .as(name)
                    .allMatch(schemes::contains);
            assertThat(node.path("responses").propertyNames())
                    .as(name)
                    .isNotEmpty()
                    .allMatch(status -> status.matches("[2345]\\d\\d"));
            assertThat(operation.pathExamples().keySet())
                    .as(name)
                    .isEqualTo(java.util.regex.Pattern.compile("\\{([^}]*)}")
                            .matcher(operation.path())
                            .results()
                            .map(variable -> variable.group(1))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void grantsEachOperationToAScopeThatThereIs() {
        Set<String> scopes = Set.copyOf(root.at("/components/securitySchemes/larder/flows/authorizationCode/scopes")
                .propertyNames());

        for (ApiOperation operation : document.operations()) {
            if (operation.access() == ApiOperation.Access.DEVICE) {
                continue;
            }
            List<String> asked = node(operation)
                    .path("security")
                    .valueStream()
                    .flatMap(each -> each.path("larder").valueStream())
                    .map(JsonNode::asString)
                    .toList();
            assertThat(operation.grants().stream().map(Grant::scope))
                    .as(operation.id())
                    .containsExactlyInAnyOrderElementsOf(asked)
                    .allMatch(scopes::contains);
        }
    }

    @Test
    void showsAnExampleOfEveryBodyThatItsSchemaAllows() {
        int shown = 0;
        for (ApiOperation operation : document.operations()) {
            JsonNode node = node(operation);
            List<JsonNode> bodies = new ArrayList<>();
            bodies.add(document.resolve(node.path("requestBody")));
            node.path("responses").forEach(response -> bodies.add(document.resolve(response)));
            for (JsonNode body : bodies) {
                for (JsonNode media : body.path("content")) {
                    List<JsonNode> examples = media.has("example")
                            ? List.of(media.path("example"))
                            : media.path("examples")
                                    .valueStream()
                                    .map(each -> each.path("value"))
                                    .toList();
                    assertThat(examples).as(operation.id()).isNotEmpty();
                    examples.forEach(example -> assertFits(example, media.path("schema"), operation.id()));
                    shown += examples.size();
                }
            }
            for (JsonNode each : node.path("parameters")) {
                JsonNode parameter = document.resolve(each);
                assertThat(LOCATIONS).contains(parameter.path("in").asString());
                assertFits(
                        parameter.path("example"),
                        parameter.path("schema"),
                        operation.id() + " " + parameter.path("name"));
            }
        }
        assertThat(shown).isGreaterThan(60);
    }

    @Test
    void namesEveryProblemAsTheCatalogueDoes() {
        Map<String, Integer> statuses = Arrays.stream(ProblemType.values())
                .collect(Collectors.toMap(
                        ProblemType::slug, type -> type.status().value()));
        Set<String> met = new TreeSet<>();
        for (ApiOperation operation : document.operations()) {
            operation
                    .problems()
                    .forEach((status, named) -> named.forEach(name -> {
                        assertThat(statuses.get(name))
                                .as(operation.id() + " " + name)
                                .isEqualTo(status);
                        met.add(name);
                    }));
            node(operation).path("responses").properties().stream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> {
                        JsonNode full = document.resolve(response.getValue());
                        List<String> shown = full.path("content")
                                .path("application/problem+json")
                                .path("examples")
                                .valueStream()
                                .map(example -> example.path("value")
                                        .path("type")
                                        .asString()
                                        .replace("urn:larder:problem:", ""))
                                .toList();
                        assertThat(shown)
                                .as(operation.id() + " shows each problem of " + response.getKey())
                                .isNotEmpty()
                                .containsExactlyInAnyOrderElementsOf(
                                        operation.problems().get(Integer.valueOf(response.getKey())));
                    });
        }
        met.addAll(OF_ACCOUNTS);
        assertThat(met).as("every problem can be met somewhere").isEqualTo(new TreeSet<>(statuses.keySet()));
    }

    @Test
    void tellsOfTheRefusalsThatEveryCallerCanMeet() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.problems().keySet()).as(operation.id()).contains(429, 500);
            switch (operation.access()) {
                case TOKEN ->
                    assertThat(operation.problems().keySet()).as(operation.id()).contains(401, 403, 503);
                case DEVICE ->
                    assertThat(operation.problems().keySet()).as(operation.id()).contains(401, 503);
                case OPEN -> {}
            }
            if (operation.access() == ApiOperation.Access.TOKEN && operation.hasObject()) {
                assertThat(operation.problems().keySet()).as(operation.id()).contains(404);
            }
        });
    }

    private void assertFits(JsonNode example, JsonNode schema, String where) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        Schema check = schemas.getSchema(whole);
        assertThat(check.validate(example.toString(), InputFormat.JSON))
                .as(where + " " + example)
                .isEmpty();
    }

    private JsonNode node(ApiOperation operation) {
        return root.path("paths").path(operation.path()).path(operation.method().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<String> known(JsonNode node, Set<String> members) {
        return node.propertyNames().stream()
                .filter(name -> !name.startsWith("x-") && !members.contains(name))
                .toList();
    }

    private static List<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(child -> nodes(child).stream()))
                .toList();
    }
}
