package larder.gateway.factory;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import larder.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a row says, by the same rules as the body of a single registration. */
@Component
class RowReader {

    /** What a decoder leaves where the bytes were no UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final JsonMapper json;
    private final Validator validator;

    RowReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    Row read(String text) {
        if (text.indexOf(NOT_UTF_8) >= 0) {
            return notUtf8();
        }
        try {
            return check(json.readValue(text, Registration.class));
        } catch (JacksonException e) {
            return unreadable(e);
        }
    }

    Row read(JsonNode node) {
        if (node.toString().indexOf(NOT_UTF_8) >= 0) {
            return notUtf8();
        }
        try {
            return check(json.treeToValue(node, Registration.class));
        } catch (JacksonException e) {
            return unreadable(e);
        }
    }

    static Row refused(ProblemType type, String detail) {
        return new Row.Illegible(new Outcome.Refused(type, detail));
    }

    static Row notUtf8() {
        return refused(ProblemType.MALFORMED_BODY, "The row is not UTF-8");
    }

    private Row check(Registration registration) {
        // Jackson reads the text null as no object at all.
        if (registration == null) {
            return refused(ProblemType.INVALID_REQUEST, "The row is missing or not of the expected kind");
        }
        Set<ConstraintViolation<Registration>> broken = validator.validate(registration);
        return broken.stream()
                .map(each -> each.getPropertyPath() + " " + each.getMessage())
                .sorted()
                .reduce((a, b) -> a + "; " + b)
                .map(detail -> refused(ProblemType.INVALID_REQUEST, detail))
                .orElseGet(() -> new Row.Legible(registration));
    }

    private static Row unreadable(JacksonException e) {
        return switch (e) {
            case StreamReadException broken ->
                refused(
                        ProblemType.MALFORMED_BODY,
                        "Not readable at column " + broken.getLocation().getColumnNr());
            case UnrecognizedPropertyException unknown ->
                refused(ProblemType.INVALID_REQUEST, path(unknown) + " is not a known property");
            case DatabindException wrong ->
                refused(ProblemType.INVALID_REQUEST, path(wrong) + " is missing or not of the expected kind");
            case null, default -> refused(ProblemType.MALFORMED_BODY, "The row is not readable");
        };
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .reduce((a, b) -> a + "." + b)
                .orElse("The row");
    }
}
