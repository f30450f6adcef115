package larder.catalog;

import larder.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheWallsUp() {
        ArchitectureRules.check(CatalogServiceApplication.class);
    }
}
