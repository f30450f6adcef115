package larder.support.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0, RFC 8414).
 *
 * @param issuer the {@code iss} of its tokens
 * @param keys where it publishes the keys its tokens are checked with
 * @param tokenEndpoint where it hands out tokens, if it does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IssuerMetadata(
        String issuer,
        @JsonProperty("jwks_uri") URI keys,
        @JsonProperty("token_endpoint") @Nullable URI tokenEndpoint) {}
