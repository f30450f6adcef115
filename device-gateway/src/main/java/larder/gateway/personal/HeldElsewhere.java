package larder.gateway.personal;

import java.net.URI;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.gateway.OwnIssuer;
import larder.support.client.ServiceClients;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Asks the other services what they hold of a person. All answer, or none does: half a copy would pass for a whole one. */
@Component
@OwnIssuer
class HeldElsewhere {

    private static final Logger log = LoggerFactory.getLogger(HeldElsewhere.class);

    private final HoldingServices services;
    private final SingletonSupplier<RestClient> client;

    HeldElsewhere(HoldingServices services, ServiceClients clients) {
        this.services = services;
        this.client = SingletonSupplier.of(() -> clients.asThisService().build());
    }

    Answers of(ShopperId person) {
        return new Answers(
                ask(services.catalog(), person), ask(services.order(), person), ask(services.delivery(), person));
    }

    private JsonNode ask(URI service, ShopperId person) {
        try {
            return Objects.requireNonNull(client.obtain()
                    .get()
                    .uri(service + "/v1/shoppers/{id}/data", person.value())
                    .retrieve()
                    .body(JsonNode.class));
        } catch (RestClientException | IllegalStateException e) {
            log.atWarn().addKeyValue("service", service).setCause(e).log("service does not say what it holds");
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "Not every service can say what it holds; try again later", e);
        }
    }

    /** What each of them holds. */
    record Answers(JsonNode catalog, JsonNode order, JsonNode delivery) {}
}
