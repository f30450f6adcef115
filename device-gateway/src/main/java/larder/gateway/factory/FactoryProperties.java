package larder.gateway.factory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of registration in bulk.
 *
 * @param maxBody bytes of a file
 * @param maxRow characters of a row; of CSV, of one field
 * @param bodyWithin how long a file may take to arrive
 * @param within how long a file may be worked on; the rest of it is for the next call
 * @param chunk rows that are registered in one transaction
 * @param atOnce files that are worked on at one time; more are refused
 */
@ConfigurationProperties("larder.gateway.factory")
record FactoryProperties(
        @DefaultValue("8388608") int maxBody,
        @DefaultValue("16384") int maxRow,
        @DefaultValue("60s") Duration bodyWithin,
        @DefaultValue("120s") Duration within,
        @DefaultValue("250") int chunk,
        @DefaultValue("2") int atOnce) {}
