package larder.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** With the test vectors of RFC 9421, appendices B.2.5 and B.2.6. */
class DeviceKeyTest {

    private static final DeviceKey SHARED = DeviceKey.sharedSecret(
            base64("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="));
    private static final String SHARED_BASE = """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@authority": example.com
            "content-type": application/json
            "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""";
    private static final String SHARED_SIGNATURE = "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=";

    private static final byte[] PUBLIC_INFO = base64("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    private static final String PUBLIC_BASE = """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@authority": example.com
            "content-type": application/json
            "content-length": 18
            "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
            ;created=1618884473;keyid="test-key-ed25519\"""";
    private static final String PUBLIC_SIGNATURE =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

    @Test
    void verifiesTheRfcsSharedSecretSignature() {
        assertThat(SHARED.verifies(bytes(SHARED_BASE), base64(SHARED_SIGNATURE)))
                .isTrue();
    }

    @Test
    void verifiesTheRfcsEd25519Signature() {
        assertThat(rfcPublicKey().verifies(bytes(PUBLIC_BASE), base64(PUBLIC_SIGNATURE)))
                .isTrue();
    }

    @Test
    void refusesSignaturesOverOtherBytes() {
        assertThat(SHARED.verifies(bytes(SHARED_BASE + " "), base64(SHARED_SIGNATURE)))
                .isFalse();
        assertThat(rfcPublicKey().verifies(bytes(PUBLIC_BASE + " "), base64(PUBLIC_SIGNATURE)))
                .isFalse();
    }

    @Test
    void refusesSignaturesOfAnyOtherLength() {
        for (int length = 0; length < 100; length++) {
            if (length != 64) {
                assertThat(rfcPublicKey().verifies(bytes(PUBLIC_BASE), new byte[length]))
                        .isFalse();
            }
            assertThat(SHARED.verifies(bytes(SHARED_BASE), new byte[length])).isFalse();
        }
    }

    @Test
    void takesNoPublicKeyOfAnotherLength() {
        assertThatThrownBy(() -> DeviceKey.publicKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static DeviceKey rfcPublicKey() {
        return DeviceKey.publicKey(Arrays.copyOfRange(PUBLIC_INFO, PUBLIC_INFO.length - 32, PUBLIC_INFO.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
