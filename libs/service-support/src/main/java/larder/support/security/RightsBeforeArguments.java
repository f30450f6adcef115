package larder.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks {@link AllowedTo} before a request's arguments are made. Method security asks when the endpoint is called, and by
 * then the whole body has been read and judged for a caller who may not send it.
 */
final class RightsBeforeArguments implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager rights = new PreAuthorizeAuthorizationManager();

    RightsBeforeArguments(AnnotationTemplateExpressionDefaults templates) {
        rights.setTemplateDefaults(templates);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            AuthorizationResult result = rights.authorize(
                    () -> SecurityContextHolder.getContext().getAuthentication(),
                    new SimpleMethodInvocation(endpoint.getBean(), endpoint.getMethod()));
            if (result != null && !result.isGranted()) {
                throw new AccessDeniedException("the token lacks the role or the scope");
            }
        }
        return true;
    }
}
