package larder.gateway.tokenkey;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When keys change.
 *
 * @param rotateAfter how long a key signs
 * @param publishAhead how long a new key is published before it signs, so that whoever keeps keys in memory has it by then
 * @param keepFor how long a key is published after it stopped signing: longer than any token of its lives
 * @param reread how old the keys in memory may be
 */
@ConfigurationProperties("larder.identity.keys")
record TokenKeyProperties(
        @DefaultValue("90d") Duration rotateAfter,
        @DefaultValue("10m") Duration publishAhead,
        @DefaultValue("24h") Duration keepFor,
        @DefaultValue("10s") Duration reread) {}
