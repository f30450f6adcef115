package larder.support.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are forgotten.
 *
 * @param interval how often to look for erased accounts of which something is left
 */
@ConfigurationProperties("larder.erasure")
record ErasureProperties(@DefaultValue("2s") Duration interval) {}
