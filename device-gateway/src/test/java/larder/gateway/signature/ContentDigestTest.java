package larder.gateway.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import larder.sdk.RequestSigner;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the digests of RFC 9530, appendix D. */
class ContentDigestTest {

    private static final byte[] BODY = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    private static final String SHA_512 =
            "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";

    @ParameterizedTest
    @ValueSource(strings = {SHA_256, SHA_512, SHA_256 + ", " + SHA_512, "md5=:AAAA:, " + SHA_256})
    void takesTheBodyThatWasDigested(String field) {
        assertThatCode(() -> ContentDigest.parse(field).verify(BODY)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherBody() {
        assertRefused(() -> ContentDigest.parse(SHA_256).verify(new byte[0]));
    }

    @Test
    void refusesTheBodyWhenOneOfSeveralDigestsIsWrong() {
        String wrong = SHA_512 + ", " + RequestSigner.contentDigest(new byte[0]);

        assertRefused(() -> ContentDigest.parse(wrong).verify(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha-256", "sha-256=1", "sha-256=:*:", "md5=:AAAA:", "sha-256=\"x\"", "=", "sha-256=:AAAA:,"
            })
    void refusesAFieldThatTellsNoDigest(String field) {
        assertRefused(() -> ContentDigest.parse(field));
    }

    @Test
    void refusesAMissingField() {
        assertRefused(() -> ContentDigest.parse(null));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.CONTENT_DIGEST_INVALID);
    }
}
