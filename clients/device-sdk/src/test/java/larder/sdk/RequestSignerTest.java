package larder.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RequestSignerTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1_763_900_000);
    private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(US_ASCII);
    private static final String DIGEST = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    private static final String SHARED_SECRET =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    @Test
    void digestsTheBodyOfTheRfc9530Example() {
        assertThat(RequestSigner.contentDigest(BODY)).isEqualTo(DIGEST);
    }

    @Test
    void namesComponentsTimeNonceKeyAndAlgorithmInTheSignatureInput() {
        SignedHeaders headers = new RequestSigner(DeviceKey.hmac("device-1", SHARED_SECRET))
                .sign("POST", "/v1/presses", BODY, "event-1", CREATED);

        assertThat(headers.contentDigest()).isEqualTo(DIGEST);
        assertThat(headers.signatureInput())
                .isEqualTo("larder=(\"@method\" \"@path\" \"content-digest\");created=1763900000;nonce=\"event-1\""
                        + ";keyid=\"device-1\";alg=\"hmac-sha256\"");
    }

    @Test
    void signsTheSignatureBaseOfSection2Point5() {
        DeviceKey key = DeviceKey.hmac("device-1", SHARED_SECRET);
        String base = """
                "@method": POST
                "@path": /v1/presses
                "content-digest": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:
                "@signature-params": ("@method" "@path" "content-digest");created=1763900000;nonce="event-1";\
                keyid="device-1";alg="hmac-sha256\"""";

        SignedHeaders headers = new RequestSigner(key).sign("POST", "/v1/presses", BODY, "event-1", CREATED);

        String expected = Base64.getEncoder().encodeToString(key.sign(base.getBytes(US_ASCII)));
        assertThat(headers.signature()).isEqualTo("larder=:" + expected + ":");
    }

    @Test
    void computesTheHmacOfRfc9421AppendixB25() {
        String base = """
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@authority": example.com
                "content-type": application/json
                "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""";

        byte[] made = DeviceKey.hmac("test-shared-secret", SHARED_SECRET).sign(base.getBytes(US_ASCII));

        assertThat(made).isEqualTo(Base64.getDecoder().decode("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8="));
    }

    @Test
    void computesTheEd25519SignatureOfRfc9421AppendixB26() {
        String base = """
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@method": POST
                "@path": /foo
                "@authority": example.com
                "content-type": application/json
                "content-length": 18
                "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");\
                created=1618884473;keyid="test-key-ed25519\"""";
        DeviceKey key = DeviceKey.ed25519(
                "test-key-ed25519",
                "n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU=",
                "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");

        byte[] made = key.sign(base.getBytes(US_ASCII));

        assertThat(made)
                .isEqualTo(Base64.getDecoder()
                        .decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu"
                                + "4A0w6vuQv5lIp5WPpBKRCw=="));
    }

    @Test
    void makesSignaturesThatTheRegisteredPublicKeyVerifies() throws GeneralSecurityException {
        DeviceKey.Ed25519 key = DeviceKey.generateEd25519("device-1");

        byte[] made = key.sign(BODY);

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key.publicKey());
        verifier.update(BODY);
        assertThat(verifier.verify(made)).isTrue();
        assertThat(Base64.getDecoder().decode(key.publicKeyBase64())).hasSize(32);
    }
}
