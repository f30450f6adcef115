package larder.gateway.page;

import java.util.Locale;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows people a page where programs are told a problem. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {

    private final Outcome outcome;

    PageAdvice(Outcome outcome) {
        this.outcome = outcome;
    }

    @ExceptionHandler
    ModelAndView on(ProblemException refusal, Locale locale) {
        ModelAndView page = new ModelAndView("problem", refusal.type().status());
        page.addObject("said", outcome.of(refusal, locale));
        return page;
    }

    @ExceptionHandler
    ModelAndView on(MissingServletRequestParameterException incomplete, Locale locale) {
        return on(new ProblemException(ProblemType.INVALID_REQUEST, "A field is missing", incomplete), locale);
    }
}
