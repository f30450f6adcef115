package larder.engine;

import larder.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheWallsOfTheHouse() {
        ArchitectureRules.check(ReplenishmentEngineApplication.class);
    }
}
