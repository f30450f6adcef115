package larder.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

class CatalogPropertiesTest {

    @Test
    void startsWithTheOwnAssortment() {
        assertThat(bound(Map.of()).assortment()).isEqualTo(new ClassPathResource("assortment.tsv"));
    }

    @Test
    void readsAnotherAssortmentWhereToldTo() {
        assertThat(bound(Map.of("larder.catalog.assortment", "classpath:other.tsv"))
                        .assortment())
                .isEqualTo(new ClassPathResource("other.tsv"));
    }

    private static CatalogProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("larder.catalog", CatalogProperties.class);
    }
}
