package larder.gateway.page;

import java.util.Locale;
import larder.support.problem.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the person's language why something was refused. */
@Component
class Outcome {

    private final MessageSource messages;

    Outcome(MessageSource messages) {
        this.messages = messages;
    }

    String of(ProblemException refusal, Locale locale) {
        String said = messages.getMessage(
                "problem." + refusal.type().slug(),
                new Object[0],
                refusal.type().title(),
                locale);
        return said == null ? refusal.type().title() : said;
    }
}
