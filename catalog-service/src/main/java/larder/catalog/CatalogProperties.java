package larder.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What can be configured of the catalogue.
 *
 * @param assortment the products it starts with, as tab-separated text; products it already has are left as they are
 */
@ConfigurationProperties("larder.catalog")
public record CatalogProperties(
        @DefaultValue("classpath:assortment.tsv") Resource assortment) {}
