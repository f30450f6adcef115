package larder.support.problem;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body in the caller's own terms: the property's path and the rule it breaks. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException explain(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                invalid(path(unknown) + " is not a known property", unreadable);
            case DatabindException wrong -> invalid(path(wrong) + " " + reason(wrong), unreadable);
            case StreamConstraintsException _ ->
                new ProblemException(
                        ProblemType.MALFORMED_BODY,
                        "The body is nested too deep, or holds too long a text or number",
                        unreadable);
            case StreamReadException broken ->
                new ProblemException(
                        ProblemType.MALFORMED_BODY,
                        "Not readable at line " + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr(),
                        unreadable);
            case null, default -> new ProblemException(ProblemType.MALFORMED_BODY, "A JSON body is needed", unreadable);
        };
    }

    private static ProblemException invalid(String detail, Exception cause) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, cause);
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        for (Reference step : e.getPath()) {
            String property = step.getPropertyName();
            if (property == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(property);
            }
        }
        return path.isEmpty() ? "The body" : path.toString();
    }

    /** The value types explain themselves in the messages of their constructors; nothing else is repeated to a caller. */
    private static String reason(DatabindException e) {
        return e.getCause() instanceof IllegalArgumentException rule && rule.getMessage() != null
                ? "is refused: " + rule.getMessage()
                : "is missing or not of the expected kind";
    }
}
