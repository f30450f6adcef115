package larder.order.streaming;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about streams of one instance.
 *
 * @param pollingInterval how often the instance looks for changes while anybody listens
 * @param heartbeat how long a stream is silent at most
 * @param perAccount how many streams an account has at a time
 * @param total how many streams there are at a time
 * @param replay how many changes a stream that resumes is told at most; more are told by a reset
 * @param backlog how many changes may wait for a slow reader before it is cut
 */
@ConfigurationProperties("larder.order.stream")
record StreamProperties(
        @DefaultValue("500ms") Duration pollingInterval,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5") int perAccount,
        @DefaultValue("1000") int total,
        @DefaultValue("1000") int replay,
        @DefaultValue("256") int backlog) {

    StreamProperties {
        if (!pollingInterval.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("larder.order.stream needs intervals longer than nothing");
        }
        if (perAccount < 1 || total < 1 || replay < 1 || backlog < 1) {
            throw new IllegalArgumentException("larder.order.stream needs numbers of at least 1");
        }
    }
}
