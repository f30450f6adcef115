package larder.support.security;

import com.nimbusds.jose.proc.BadJWSException;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks the tokens of the configured issuer. A signature that does not fit the known key of its id is checked once more
 * with keys fetched anew, for issuers that change a key and keep its name.
 */
final class IssuerTokens implements JwtDecoder {

    private final NimbusJwtDecoder decoder;
    private final IssuerKeys keys;

    IssuerTokens(IssuerKeys keys, IdentityProperties identity) {
        this.keys = keys;
        this.decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(identity.algorithms()))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(TokenType::verify))
                .build();
        decoder.setJwtValidator(
                LarderTokens.validator(identity.issuerUri(), identity.audience(), identity.clockSkew()));
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of("sub", ForeignSubject::asIdentifier)));
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            if (e.getCause() instanceof BadJWSException && keys.refresh()) {
                return decoder.decode(token);
            }
            throw e;
        }
    }
}
