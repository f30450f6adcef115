package larder.support.idempotency;

import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * What a caller calls one request, to be able to send it again.
 *
 * @param value 1 to 255 printable ASCII characters, as RFC 8941 allows in a string
 */
public record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, HEADER + " has 1 to " + LONGEST + " characters between its quotes");
        }
    }

    /** Reads the header's field, such as {@code "8e03978e-40d5-43dd-bc93-6894a57f9324"} with its quotes. */
    static IdempotencyKey parse(String field) {
        try {
            if (Parser.parseItem(field) instanceof StringItem text) {
                return new IdempotencyKey(text.get());
            }
        } catch (ParseException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    private static ProblemException malformed(@Nullable ParseException cause) {
        String detail = HEADER + " is one string in double quotes (RFC 8941)";
        return cause == null
                ? new ProblemException(ProblemType.INVALID_REQUEST, detail)
                : new ProblemException(ProblemType.INVALID_REQUEST, detail, cause);
    }
}
