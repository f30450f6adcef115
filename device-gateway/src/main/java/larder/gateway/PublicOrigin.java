package larder.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where others reach Larder.
 *
 * @param origin the one public URL of all gateways, without a path
 */
@ConfigurationProperties("larder.gateway")
public record PublicOrigin(String origin) {}
