package larder.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.springframework.boot.ssl.pem.PemContent;

/** Reads the key that tokens are signed with. */
final class TokenKey {

    private TokenKey() {}

    static RSAKey read(Path file) {
        try {
            if (!(PemContent.load(file).getPrivateKey() instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("larder.identity.token-key must be an RSA private key");
            }
            var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return new RSAKey.Builder(publicKey)
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("larder.identity.token-key cannot be read", e);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalArgumentException("larder.identity.token-key is no usable RSA key", e);
        }
    }
}
