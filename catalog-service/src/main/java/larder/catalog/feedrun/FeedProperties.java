package larder.catalog.feedrun;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How feeds are imported.
 *
 * @param largest the most bytes of one feed
 * @param batch how many rows one transaction acts on
 * @param mostRemoved the share of a feed's products, in per cent, that may leave with one full feed
 * @param lease for how long a worker that is not heard of keeps its run
 * @param kept how long reports are kept
 * @param silent after how long an upload that does not go on is ended
 */
@ConfigurationProperties("larder.catalog.feeds")
public record FeedProperties(
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue("500") int batch,
        @DefaultValue("20") int mostRemoved,
        @DefaultValue("PT20S") Duration lease,
        @DefaultValue("P30D") Duration kept,
        @DefaultValue("P1D") Duration silent) {

    public FeedProperties {
        if (batch < 1 || batch > 5_000 || mostRemoved < 0 || mostRemoved > 100) {
            throw new IllegalArgumentException("batch must be 1 to 5000, and most-removed 0 to 100");
        }
    }
}
