package larder.delivery.shipment;

import larder.testing.document.DocumentedSurface;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class DocumentedSurfaceIT extends DeliveryScenario {

    @Test
    void answersWhatTheDocumentSays(@Autowired ApplicationContext running) {
        DocumentedSurface.check(running, "delivery-service");
    }
}
