package larder.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import larder.testing.document.ApiDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final Map<String, List<String>> ROUTES = Map.of(
            "catalog-service", Routes.CATALOG, "order-service", Routes.ORDER, "delivery-service", Routes.DELIVERY);

    @ParameterizedTest
    @ValueSource(strings = {"catalog-service", "order-service", "delivery-service"})
    void leadToWhatTheDocumentSays(String service) {
        Set<String> promised = ApiDocument.read().operationsOf(service).stream()
                .map(operation -> operation.path().split("/", -1)[2])
                .collect(Collectors.toSet());

        assertThat(promised).containsExactlyInAnyOrderElementsOf(ROUTES.get(service));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/orders/1, /api/orders/1",
        "https://localhost:8444/v1/orders/1, /api/orders/1",
        "</v1/orders?after=1>; rel=next, </api/orders?after=1>; rel=next",
        "https://elsewhere.example/x, https://elsewhere.example/x",
    })
    void showPathsAsCallersKnowThem(String said, String shown) {
        assertThat(PublicAnswer.publicPath(said)).isEqualTo(shown);
    }
}
