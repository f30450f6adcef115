package larder.gateway.signature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.jspecify.annotations.Nullable;

/** The {@code Content-Digest} field (RFC 9530): what the sender says the body hashes to. */
public final class ContentDigest {

    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    private final List<Expected> expected;

    private ContentDigest(List<Expected> expected) {
        this.expected = expected;
    }

    /** Reads the field; algorithms that nobody need know are skipped, but one must be sha-256 or sha-512. */
    public static ContentDigest parse(@Nullable String field) {
        if (field == null) {
            throw invalid("Content-Digest is missing");
        }
        List<Expected> expected = new ArrayList<>(1);
        for (var member : members(field).entrySet()) {
            String algorithm = ALGORITHMS.get(member.getKey());
            if (algorithm != null) {
                if (!(member.getValue() instanceof ByteSequenceItem digest)) {
                    throw invalid("Content-Digest must hold byte sequences, as in sha-256=:...:");
                }
                expected.add(new Expected(algorithm, digest.get()));
            }
        }
        if (expected.isEmpty()) {
            throw invalid("Content-Digest must hold sha-256 or sha-512");
        }
        return new ContentDigest(expected);
    }

    private static Map<String, ListElement<?>> members(String field) {
        try {
            return Parser.parseDictionary(field).get();
        } catch (ParseException e) {
            throw new ProblemException(
                    ProblemType.CONTENT_DIGEST_INVALID, "Content-Digest is no structured dictionary", e);
        }
    }

    /** Refuses a body that is not the one that was meant. */
    public void verify(byte[] body) {
        for (Expected one : expected) {
            if (!one.matches(body)) {
                throw invalid("The body is not the one that was digested");
            }
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.CONTENT_DIGEST_INVALID, detail);
    }

    private record Expected(String algorithm, ByteBuffer digest) {

        boolean matches(byte[] body) {
            try {
                return digest.equals(
                        ByteBuffer.wrap(MessageDigest.getInstance(algorithm).digest(body)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + algorithm, e);
            }
        }
    }
}
