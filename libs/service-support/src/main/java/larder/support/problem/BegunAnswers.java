package larder.support.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Breaks off the connection when a handler fails amid an answer that has begun: there can be no problem any more, and what is written
 * must not look whole. Where the caller has gone, nobody is left to be told.
 */
final class BegunAnswers implements HandlerExceptionResolver, Ordered {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!response.isCommitted() || request.getDispatcherType() != DispatcherType.REQUEST) {
            return null;
        }
        if (callerIsGone(failure)) {
            return new ModelAndView();
        }
        throw new IllegalStateException("the answer breaks off", failure);
    }

    /** Whether it is this answer that could not be written; that another service's could not be read looks much the same. */
    private static boolean callerIsGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
