package larder.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import larder.gateway.GatewayProperties;
import larder.sdk.RequestSigner;
import larder.sdk.SignedHeaders;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MessageSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final byte[] BODY = "{\"eventId\":\"e-1\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final larder.sdk.DeviceKey.Ed25519 PAIR = larder.sdk.DeviceKey.generateEd25519("d-1");

    private final DeviceKey shared = DeviceKey.sharedSecret(new byte[32]);
    private final DeviceKey pair = DeviceKey.ed25519(Base64.getDecoder().decode(PAIR.publicKeyBase64()));
    private final SignatureCheck check = new SignatureCheck(
            new Binder(new MapConfigurationPropertySource(Map.of("larder.gateway.device-key-secret", "")))
                    .bind("larder.gateway", GatewayProperties.class)
                    .get());

    @Test
    void believesWhatTheSdkSigns() {
        for (var signed : new RequestHead[] {head(sharedSigner()), head(new RequestSigner(PAIR))}) {
            MessageSignature signature = MessageSignature.read(signed);

            assertThat(signature.device().value()).isEqualTo("d-1");
            assertThat(signature.nonce().value()).isEqualTo("e-1");
            assertThatCode(() -> {
                        check.requireLately(signature, NOW);
                    })
                    .doesNotThrowAnyException();
            assertThat(check.isMadeBy(signature.algorithm() == SignatureAlgorithm.ED25519 ? pair : shared, signature))
                    .isTrue();
        }
    }

    @Test
    void readsAnyLabelAndAnyOrderAndSpacing() {
        RequestHead signed = head(sharedSigner());

        MessageSignature relabelled = MessageSignature.read(new RequestHead(
                "POST",
                "/v1/presses",
                signed.contentDigest(),
                given(signed.signatureInput()).replace("larder=", "sig1=").replace("\" \"", "\"   \""),
                given(signed.signature()).replace("larder=", "sig1=")));

        assertThat(check.isMadeBy(shared, relabelled)).isTrue();
    }

    @Test
    void refusesAnotherMethodPathDigestOrParameter() {
        RequestHead signed = head(sharedSigner());
        String input = given(signed.signatureInput());

        for (RequestHead altered : new RequestHead[] {
            new RequestHead("PUT", "/v1/presses", signed.contentDigest(), input, signed.signature()),
            new RequestHead("POST", "/v1/readings", signed.contentDigest(), input, signed.signature()),
            new RequestHead("POST", "/v1/presses", RequestSigner.contentDigest(new byte[1]), input, signed.signature()),
            with(signed, input.replace("e-1", "e-2")),
            with(signed, input.replace("d-1", "d-2")),
            with(signed, input.replace("created=1", "created=2")),
            with(signed, input + ";tag=\"x\""),
            with(signed, input.replace("\"@method\" \"@path\"", "\"@path\" \"@method\""))
        }) {
            MessageSignature signature = MessageSignature.read(altered);
            assertThat(check.isMadeBy(shared, signature)).isFalse();
        }
    }

    @Test
    void refusesAPublicKeyThatIsUsedAsASharedSecret() {
        byte[] known = Base64.getDecoder().decode(PAIR.publicKeyBase64());
        MessageSignature forged = MessageSignature.read(head(new RequestSigner(
                larder.sdk.DeviceKey.hmac("d-1", Base64.getEncoder().encodeToString(known)))));

        assertThat(check.isMadeBy(pair, forged)).isFalse();
        assertThat(check.isMadeBy(DeviceKey.sharedSecret(known), forged)).isTrue();
    }

    @Test
    void refusesAnAlgorithmThatIsNotTheKeys() {
        MessageSignature signature = MessageSignature.read(head(sharedSigner()));

        assertThat(check.isMadeBy(pair, signature)).isFalse();
    }

    @Test
    void refusesASignatureOutsideItsTime() {
        MessageSignature signature = MessageSignature.read(head(sharedSigner()));

        check.requireLately(signature, NOW.plusSeconds(300));
        check.requireLately(signature, NOW.minusSeconds(60));

        assertProblem(
                ProblemType.SIGNATURE_EXPIRED, () -> check.requireLately(signature, NOW.plus(Duration.ofSeconds(301))));
        assertProblem(
                ProblemType.SIGNATURE_EXPIRED, () -> check.requireLately(signature, NOW.minus(Duration.ofSeconds(61))));
    }

    @Test
    void refusesASignatureThatSaysItHasExpired() {
        RequestHead signed = head(sharedSigner());
        MessageSignature signature = MessageSignature.read(
                with(signed, given(signed.signatureInput()) + ";expires=" + (NOW.getEpochSecond() - 1)));

        assertProblem(ProblemType.SIGNATURE_EXPIRED, () -> check.requireLately(signature, NOW));
    }

    @Test
    void asksForASignatureWhereThereIsNone() {
        RequestHead signed = head(sharedSigner());

        assertProblem(
                ProblemType.SIGNATURE_MISSING,
                () -> MessageSignature.read(
                        new RequestHead("POST", "/v1/presses", signed.contentDigest(), null, signed.signature())));
        assertProblem(
                ProblemType.SIGNATURE_MISSING,
                () -> MessageSignature.read(
                        new RequestHead("POST", "/v1/presses", signed.contentDigest(), signed.signatureInput(), null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "larder",
                "larder=1",
                "larder=(",
                "larder=()",
                "other=(\"@method\" \"@path\" \"content-digest\")",
                "larder=(\"@method\" \"@path\" \"content-digest\")",
                "larder=(\"@method\" \"@path\");created=1;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\" \"date\");created=1;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@method\" \"@path\" \"content-digest\");created=1;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\";req \"@path\" \"content-digest\");created=1;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" content-digest);created=1;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=\"1\";nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1.5;nonce=\"e\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1;nonce=e;keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1;nonce=\"e f\";keyid=\"d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1;nonce=\"e\";keyid=\"../d\";alg=\"ed25519\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1;nonce=\"e\";keyid=\"d\";alg=\"none\"",
                "larder=(\"@method\" \"@path\" \"content-digest\");created=1;nonce=\"e\";keyid=\"d\"",
                "a=(\"@method\" \"@path\" \"content-digest\");created=1, larder=()",
            })
    void refusesInputThatDoesNotSayWhatItMust(String input) {
        assertProblem(ProblemType.SIGNATURE_MALFORMED, () -> MessageSignature.read(with(head(sharedSigner()), input)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "larder",
                "larder=1",
                "larder=\"x\"",
                "larder=:%%:",
                "other=:AAAA:",
                "larder=:AAAA:, b=:AAAA:"
            })
    void refusesASignatureFieldThatIsNone(String field) {
        RequestHead signed = head(sharedSigner());

        assertProblem(
                ProblemType.SIGNATURE_MALFORMED,
                () -> MessageSignature.read(new RequestHead(
                        "POST", "/v1/presses", signed.contentDigest(), signed.signatureInput(), field)));
    }

    @Property
    void answersAnyFieldsWithAProblemAtMost(
            @ForAll @StringLength(max = 60) @AlphaChars @Chars({'=', '(', ')', '"', ':', ';', ',', ' ', '@', '1', '\\'})
                    String input,
            @ForAll @StringLength(max = 40) String signature,
            @ForAll @StringLength(max = 40) @Chars({'s', 'h', 'a', '-', '2', '5', '6', '=', ':', ',', '?', '"'})
                    String digest) {
        try {
            ContentDigest.parse(digest).verify(BODY);
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.CONTENT_DIGEST_INVALID);
        }
        assertProblem(
                ProblemType.SIGNATURE_MALFORMED,
                () -> MessageSignature.read(new RequestHead("POST", "/v1/presses", digest, input, signature)));
    }

    @Property
    void believesNothingOnceOneCharacterIsAnother(
            @ForAll int where, @ForAll @Chars({'a', 'Z', '0', '"', ';', '=', ' '}) char other) {
        RequestHead signed = head(sharedSigner());
        String input = given(signed.signatureInput());
        int index = Math.floorMod(where, input.length());
        String altered = input.substring(0, index) + other + input.substring(index + 1);

        try {
            MessageSignature signature = MessageSignature.read(with(signed, altered));
            if (!check.isMadeBy(shared, signature)) {
                return;
            }
            assertThat(new String(signature.base(), StandardCharsets.US_ASCII))
                    .isEqualTo(new String(MessageSignature.read(signed).base(), StandardCharsets.US_ASCII));
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.SIGNATURE_MALFORMED);
        }
    }

    private static RequestSigner sharedSigner() {
        return new RequestSigner(larder.sdk.DeviceKey.hmac("d-1", SECRET));
    }

    private static RequestHead head(RequestSigner signer) {
        SignedHeaders signed = signer.sign("POST", "/v1/presses", BODY, "e-1", NOW);
        return new RequestHead(
                "POST", "/v1/presses", signed.contentDigest(), signed.signatureInput(), signed.signature());
    }

    private static RequestHead with(RequestHead head, String signatureInput) {
        return new RequestHead(head.method(), head.path(), head.contentDigest(), signatureInput, head.signature());
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field);
    }

    private static void assertProblem(ProblemType type, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }
}
