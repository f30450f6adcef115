package larder.testing.document;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the public surface.
 *
 * @param id its operationId
 * @param method in upper case
 * @param path as the document has it, with its variables in braces
 * @param service who answers it, such as {@code order-service}
 * @param access who may call it
 * @param grants what the token must say, by any of them; none means that any token will do
 * @param pathExamples an example for each variable of the path
 * @param queryExamples an example for each required parameter of the query
 * @param exampleBody an example of the JSON body; none where there is no body
 * @param problems the problems of each status
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        String service,
        Access access,
        Set<Grant> grants,
        Map<String, String> pathExamples,
        Map<String, String> queryExamples,
        @Nullable JsonNode exampleBody,
        Map<Integer, Set<String>> problems) {

    /** How a caller shows who they are. */
    public enum Access {
        /** Anybody may call. */
        OPEN,
        /** By a bearer token. */
        TOKEN,
        /** As a device, by its key. */
        DEVICE
    }

    static ApiOperation read(ApiDocument document, String path, String method) {
        JsonNode item = document.root().path("paths").path(path);
        JsonNode node = item.path(method);
        Map<Integer, Set<String>> problems = new TreeMap<>();
        node.path("responses").properties().forEach(response -> {
            Set<String> types = texts(document.resolve(response.getValue()).path("x-problems"));
            if (!types.isEmpty()) {
                problems.put(Integer.valueOf(response.getKey()), types);
            }
        });
        JsonNode body = node.path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        return new ApiOperation(
                node.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                item.path("x-service").asString(""),
                access(node.path("security")),
                node.path("x-access")
                        .valueStream()
                        .map(each -> new Grant(
                                texts(each.path("roles")), each.path("scope").asString("")))
                        .collect(Collectors.toCollection(TreeSet::new)),
                parameters(document, node, "path"),
                parameters(document, node, "query"),
                body.isMissingNode() ? null : body,
                problems);
    }

    private static Access access(JsonNode security) {
        if (security.isEmpty()) {
            return Access.OPEN;
        }
        return security.path(0).has("larder") ? Access.TOKEN : Access.DEVICE;
    }

    private static Map<String, String> parameters(ApiDocument document, JsonNode operation, String in) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = document.resolve(each);
            if (parameter.path("in").asString().equals(in)
                    && parameter.path("required").asBoolean(false)) {
                found.put(
                        parameter.path("name").asString(),
                        parameter.path("example").asString());
            }
        }
        return found;
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is about one thing that its path names. */
    public boolean hasObject() {
        return !pathExamples.isEmpty();
    }

    /** The path with these values for its variables, and the examples for all others and for the query. */
    public String pathWith(Map<String, String> values) {
        String filled = path;
        for (Map.Entry<String, String> variable : pathExamples.entrySet()) {
            filled = filled.replace(
                    "{" + variable.getKey() + "}", values.getOrDefault(variable.getKey(), variable.getValue()));
        }
        String query = queryExamples.entrySet().stream()
                .map(each -> each.getKey() + "=" + values.getOrDefault(each.getKey(), each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }
}
