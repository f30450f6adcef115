package larder.gateway.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;

/** An address in the one spelling that it is stored and looked up in. */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,253}");

    /** Reads what somebody typed. */
    public static EmailAddress of(String typed) {
        String normal =
                Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (normal.length() > MAX_LENGTH || !SHAPE.matcher(normal).matches()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "email must be an e-mail address");
        }
        return new EmailAddress(normal);
    }

    @Override
    public String toString() {
        return "EmailAddress";
    }
}
