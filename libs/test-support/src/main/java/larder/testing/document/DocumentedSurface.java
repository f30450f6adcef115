package larder.testing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** Holds a running service to the document, endpoint by endpoint, with the roles and the scope of each. */
public final class DocumentedSurface {

    private DocumentedSurface() {}

    /** Fails where the service answers what the document does not say, or the other way round. */
    public static void check(ApplicationContext running, String service) {
        Set<Endpoint> promised = ApiDocument.read().operationsOf(service).stream()
                .filter(operation -> operation.access() != ApiOperation.Access.DEVICE)
                .map(Endpoint::of)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Endpoint.of(running))
                .as("what %s answers is what docs/api/openapi.yaml says", service)
                .isEqualTo(promised);
    }
}
