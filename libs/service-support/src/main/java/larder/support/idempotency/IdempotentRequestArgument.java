package larder.support.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link IdempotentRequest}; a key that is malformed, or sent twice, is 400 {@code invalid-request}. */
final class IdempotentRequestArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public IdempotentRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        Principal principal = web.getUserPrincipal();
        if (request == null || principal == null) {
            throw new IllegalStateException("only a caller with a token has idempotent requests");
        }
        String query = request.getQueryString();
        return new IdempotentRequest(
                principal.getName(),
                key(Collections.list(request.getHeaders(IdempotencyKey.HEADER))),
                request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static @Nullable IdempotencyKey key(List<String> fields) {
        return switch (fields.size()) {
            case 0 -> null;
            case 1 -> IdempotencyKey.parse(fields.getFirst());
            default ->
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, IdempotencyKey.HEADER + " may be sent once a request");
        };
    }
}
