package larder.gateway;

import larder.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.check(DeviceGatewayApplication.class);
    }
}
