package larder.catalog;

import larder.testing.LarderIntegrationTest;
import larder.testing.document.DocumentedSurface;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@LarderIntegrationTest
class DocumentedSurfaceIT {

    @Test
    void answersWhatTheDocumentSays(@Autowired ApplicationContext running) {
        DocumentedSurface.check(running, "catalog-service");
    }
}
