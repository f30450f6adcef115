package larder.gateway.routing;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose web pages may call the API.
 *
 * @param origin the public origin itself, whose own pages always may
 * @param cors who else
 */
@ConfigurationProperties("larder.gateway")
record CorsProperties(@Nullable String origin, @DefaultValue Cors cors) {

    List<String> allAllowed() {
        return Stream.concat(Stream.ofNullable(origin).filter(own -> !own.isBlank()), cors.allowedOrigins().stream())
                .toList();
    }

    /** @param allowedOrigins each with scheme, host and, where it is not the scheme's own, port */
    record Cors(@DefaultValue List<String> allowedOrigins) {

        Cors {
            allowedOrigins =
                    allowedOrigins.stream().filter(each -> !each.isBlank()).toList();
            for (String allowed : allowedOrigins) {
                URI uri = URI.create(allowed);
                if (uri.getScheme() == null
                        || uri.getHost() == null
                        || !uri.getRawSchemeSpecificPart().equals("//" + uri.getRawAuthority())) {
                    throw new IllegalArgumentException(
                            "larder.gateway.cors.allowed-origins must be origins such as https://app.example, not "
                                    + allowed);
                }
            }
        }
    }
}
