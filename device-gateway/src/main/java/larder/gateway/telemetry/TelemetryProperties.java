package larder.gateway.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How telemetry is gathered.
 *
 * @param flushEvery how often it is written; at most this much is lost when the process is killed
 * @param maxDevices devices gathered between two writes; what comes from further ones is dropped and counted
 */
@ConfigurationProperties("larder.gateway.telemetry")
record TelemetryProperties(
        @DefaultValue("5s") Duration flushEvery,
        @DefaultValue("100000") int maxDevices) {}
