package larder.order;

import larder.testing.document.DocumentedSurface;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class DocumentedSurfaceIT extends OrderScene {

    @Test
    void answersWhatTheDocumentSays(@Autowired ApplicationContext running) {
        DocumentedSurface.check(running, "order-service");
    }
}
