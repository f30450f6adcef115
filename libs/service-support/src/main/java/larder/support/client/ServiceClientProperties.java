package larder.support.client;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service calls others.
 *
 * @param id its client id at the issuer; empty where it calls nobody
 * @param secret its client secret there
 * @param scopes what it asks for; none means what the issuer gives it by default
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 */
@ConfigurationProperties("larder.client")
record ServiceClientProperties(
        @DefaultValue("") String id,
        @DefaultValue("") String secret,
        @DefaultValue List<String> scopes,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    boolean configured() {
        return !id.isBlank() && !secret.isBlank();
    }

    ClientCredentials credentials() {
        return new ClientCredentials(id, secret, scopes);
    }

    @Override
    public String toString() {
        return "ServiceClientProperties[id=" + id + ", scopes=" + scopes + "]";
    }
}
