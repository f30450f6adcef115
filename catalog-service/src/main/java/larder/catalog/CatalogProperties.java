package larder.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What can be configured of the catalogue.
 *
 * @param assortment the products it starts with, as tab-separated text; products it already has are left as they are
 * @param prices how prices are kept to
 */
@ConfigurationProperties("larder.catalog")
public record CatalogProperties(
        @DefaultValue("classpath:assortment.tsv") Resource assortment,
        @DefaultValue Prices prices) {

    /**
     * How prices are kept to.
     *
     * @param honouredFor for how long after a price has ended whoever was shown it is not charged more; up to a day
     */
    public record Prices(@DefaultValue("PT15M") Duration honouredFor) {

        public Prices {
            if (honouredFor.isNegative() || honouredFor.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("honoured-for must be from none to a day");
            }
        }
    }
}
