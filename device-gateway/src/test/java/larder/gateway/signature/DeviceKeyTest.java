package larder.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** With the test vectors of RFC 9421, appendices B.2.4 to B.2.6. */
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

    private static final byte[] P256_INFO = base64(
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==");
    private static final String P256_BASE = """
            "@status": 200
            "content-type": application/json
            "content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
            "content-length": 23
            "@signature-params": ("@status" "content-type" "content-digest" "content-length")\
            ;created=1618884473;keyid="test-key-ecc-p256\"""";
    private static final String P256_SIGNATURE =
            "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==";

    @Test
    void verifiesTheRfcsP256Signature() {
        assertThat(DeviceKey.p256(P256_INFO).verifies(bytes(P256_BASE), base64(P256_SIGNATURE)))
                .isTrue();
    }

    @Test
    void readsAP256KeyAsPointOrKeyInfo() {
        byte[] point = Arrays.copyOfRange(P256_INFO, P256_INFO.length - 65, P256_INFO.length);

        assertThat(DeviceKey.p256(P256_INFO).encoded()).isEqualTo(point);
        assertThat(DeviceKey.p256(point)).isEqualTo(DeviceKey.p256(P256_INFO));
    }

    @Test
    void takesNoPointBesideTheCurve() {
        byte[] beside = P256_INFO.clone();
        beside[beside.length - 1] ^= 1;
        for (byte[] wrong : new byte[][] {beside, new byte[65], new byte[91], new byte[0], new byte[33]}) {
            assertThatThrownBy(() -> DeviceKey.p256(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesTheSignatureOfZeros() {
        assertThat(DeviceKey.p256(P256_INFO).verifies(bytes(P256_BASE), new byte[64]))
                .isFalse();
    }

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
        assertThat(DeviceKey.p256(P256_INFO).verifies(bytes(P256_BASE + " "), base64(P256_SIGNATURE)))
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
            assertThat(DeviceKey.p256(P256_INFO).verifies(bytes(P256_BASE), new byte[length]))
                    .isFalse();
            assertThat(SHARED.verifies(bytes(SHARED_BASE), new byte[length])).isFalse();
        }
    }

    @Test
    void takesNoPublicKeyOfAnotherLength() {
        assertThatThrownBy(() -> DeviceKey.ed25519(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static DeviceKey rfcPublicKey() {
        return DeviceKey.ed25519(Arrays.copyOfRange(PUBLIC_INFO, PUBLIC_INFO.length - 32, PUBLIC_INFO.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
