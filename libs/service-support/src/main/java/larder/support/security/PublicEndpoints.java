package larder.support.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The requests that lead to {@link Public} endpoints; known from the first request on, when all endpoints are. */
final class PublicEndpoints implements RequestMatcher {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable List<RequestMatcher> found;

    PublicEndpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        List<RequestMatcher> matchers = found;
        if (matchers == null) {
            matchers = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .filter(endpoint -> isPublic(endpoint.getValue()))
                    .map(Map.Entry::getKey)
                    .flatMap(PublicEndpoints::matchers)
                    .toList();
            found = matchers;
        }
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static boolean isPublic(HandlerMethod endpoint) {
        return AnnotatedElementUtils.hasAnnotation(endpoint.getMethod(), Public.class)
                || (AnnotatedElementUtils.hasAnnotation(endpoint.getBeanType(), Public.class)
                        && !AnnotatedElementUtils.hasAnnotation(endpoint.getMethod(), AllowedTo.class));
    }

    private static Stream<RequestMatcher> matchers(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of(PathPatternRequestMatcher.pathPattern(pattern))
                        : methods.stream()
                                .map(method -> PathPatternRequestMatcher.pathPattern(
                                        HttpMethod.valueOf(method.name()), pattern)));
    }
}
