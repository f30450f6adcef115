package larder.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import larder.gateway.GatewayTest;
import larder.testing.ServiceClient.Response;
import larder.testing.document.ApiDocument;
import larder.testing.document.ApiOperation;
import larder.testing.document.DocumentedSurface;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.context.ApplicationContext;

class DocumentIT extends GatewayTest {

    @Autowired
    private ApplicationContext running;

    @Test
    void servesTheDocumentToAnybodyOnceAVersion() {
        for (String path : List.of("/api/openapi.json", "/api/openapi.yaml")) {
            Response whole = gateway().get(path, null);
            String version = whole.headers().firstValue("ETag").orElseThrow();

            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.headers().firstValue("Cache-Control")).contains("max-age=300, public");
            Response same = gateway().send("GET", path, null, null, "If-None-Match", version);
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
        }
        assertThat(gateway().get("/api/openapi.json", null).json())
                .isEqualTo(ApiDocument.read().root());
    }

    @Test
    void answersWhatTheDocumentSays() {
        DocumentedSurface.check(running, "device-gateway");
    }

    @Test
    void takesFromDevicesWhatTheDocumentSays() {
        Stream<String> served = running.getBeansOfType(AbstractFilterRegistrationBean.class).values().stream()
                .flatMap(registration -> ((AbstractFilterRegistrationBean<?>) registration).getUrlPatterns().stream())
                .filter(path -> path.startsWith("/v1/"));

        assertThat(served)
                .containsExactlyInAnyOrderElementsOf(ApiDocument.read().operationsOf("device-gateway").stream()
                        .filter(operation -> operation.access() == ApiOperation.Access.DEVICE)
                        .map(ApiOperation::path)
                        .toList());
    }
}
