package larder.testing.document;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A method and path that callers reach, and what their tokens need for it. The names of path variables do not matter.
 *
 * @param call such as {@code GET /api/orders/{}}
 * @param grants by any of these; none where any token does
 */
record Endpoint(String call, Set<Grant> grants) implements Comparable<Endpoint> {

    private static final String ALLOWED_TO = "larder.support.security.AllowedTo";
    private static final String PRE_AUTHORIZE = "org.springframework.security.access.prepost.PreAuthorize";

    /** What services ask each other; the gateway has no route there. */
    private static final String INTERNAL = "/v1/shoppers";

    static Endpoint of(ApiOperation operation) {
        return new Endpoint(call(operation.method(), operation.path()), operation.grants());
    }

    /** What a running service answers, under its public paths. */
    static Set<Endpoint> of(ApplicationContext service) {
        return service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(Endpoint::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Endpoint> of(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        Set<Grant> grants = grants(mapped.getValue());
        return mapped.getKey().getPatternValues().stream()
                .filter(Endpoint::isPublic)
                .flatMap(path -> mapped.getKey().getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> new Endpoint(call(method, path.replaceFirst("^/v1/", "/api/")), grants)));
    }

    private static boolean isPublic(String path) {
        return (path.startsWith("/v1/") || path.startsWith("/api/")) && !path.startsWith(INTERNAL);
    }

    /** The method's own annotation, or else that of its class. */
    private static Set<Grant> grants(HandlerMethod handler) {
        Set<Grant> own = grants(MergedAnnotations.from(handler.getMethod()));
        return own.isEmpty() ? grants(MergedAnnotations.from(handler.getBeanType())) : own;
    }

    private static Set<Grant> grants(MergedAnnotations annotations) {
        MergedAnnotation<?> allowed = annotations.get(ALLOWED_TO);
        if (allowed.isPresent()) {
            Set<String> roles = Stream.of(allowed.getStringArray("roles"))
                    .map(role -> role.replace("'", ""))
                    .collect(Collectors.toSet());
            return Set.of(new Grant(roles, allowed.getString("scope")));
        }
        MergedAnnotation<?> other = annotations.get(PRE_AUTHORIZE);
        return other.isPresent() ? Grant.inExpression(other.getString("value")) : Set.of();
    }

    private static String call(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    @Override
    public int compareTo(Endpoint other) {
        return toString().compareTo(other.toString());
    }
}
