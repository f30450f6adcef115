package larder.system.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.stack.RunningLarder;
import larder.stack.edge.Caller;
import larder.stack.edge.Shopper;
import larder.system.HurriedLarder;
import larder.testing.ServiceClient;
import larder.testing.ServiceClient.Response;
import larder.testing.document.ApiDocument;
import larder.testing.document.ApiOperation;
import larder.testing.document.ApiOperation.Access;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks every operation of the API document as somebody who has no business there: without a token, with the wrong role or scope, with
 * another shopper's token, with properties that only Larder sets. A new endpoint is walked as soon as it is documented, and one that
 * is not documented fails the tests of its service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicSurfaceIT {

    private static final ApiDocument DOCUMENT = ApiDocument.read();

    private final RunningLarder larder = HurriedLarder.running();
    private final ServiceClient origin = new ServiceClient(
            larder.endpoints().api().toString(), larder.stack().authority().clientContext());
    private final Belongings belongings = Belongings.of(larder, origin);
    private final Shopper stranger = larder.newShopper("Stranger");
    private String strangersToken = "";

    @BeforeAll
    void logIn() {
        strangersToken = stranger.token();
    }

    @ParameterizedTest
    @MethodSource("ofSomebody")
    void answersAnotherShopperAsIfItWereNotThereAndChangesNothing(ApiOperation operation) {
        Map<String, JsonNode> before = belongings.seenByOwner();

        Response answer = send(operation, operation.pathWith(belongings.in(operation)), strangersToken);

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(belongings.seenByOwner()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void answersNobodyWhoDoesNotSayWhoTheyAre(ApiOperation operation) {
        String body = String.valueOf(operation.exampleBody());

        Response answer = operation.access() == Access.DEVICE
                ? origin.send("POST", operation.path(), null, body, "Content-Digest", digest(body))
                : send(operation, operation.pathWith(Map.of()), null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.problem()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("notForCouriers")
    void refusesATokenOfAnotherRole(ApiOperation operation) {
        Response answer =
                send(operation, operation.pathWith(Map.of()), larder.tokens().of(Caller.COURIER));

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @MethodSource("forOpsBesidesProducts")
    void refusesATokenOfTheRightRoleWithoutTheScope(ApiOperation operation) {
        Response answer =
                send(operation, operation.pathWith(Map.of()), larder.tokens().ofOpsScoped("products"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void refusesPropertiesThatOnlyLarderSets(ApiOperation operation) {
        ObjectNode body = ((ObjectNode) Objects.requireNonNull(operation.exampleBody())).deepCopy();
        body.put("ownerIdOfSomebodyElse", "somebody").putArray("roles").add("ops");

        Response answer =
                origin.send(operation.method(), operation.pathWith(Map.of()), tokenFor(operation), body.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @MethodSource("withObject")
    void answersOddIdsWithAProblem(ApiOperation operation) {
        for (String odd : List.of("%27%20or%201=1--", "x".repeat(2_000), "%F0%9F%94%98", "..", "%3Cscript%3E")) {
            Map<String, String> values = operation.pathExamples().keySet().stream()
                    .collect(Collectors.toMap(variable -> variable, _ -> odd));

            Response answer = send(operation, operation.pathWith(values), tokenFor(operation));

            assertThat(answer.status()).as("%s: %s", odd, answer.body()).isBetween(400, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/prometheus",
                "/api/shoppers/kim/data",
                "/v1/shoppers/kim/data",
                "/v1/orders",
                "/api/orders/..;/shoppers/kim/data",
                "/api/orders/%2e%2e/shoppers/kim/data",
                "/api//orders"
            })
    void hasNoWayIn(String path) {
        Response answer = origin.get(path, larder.tokens().of(Caller.OPS));

        assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
    }

    @Test
    void servesTheDocumentThatIsKeptHere() {
        assertThat(origin.get("/api/openapi.json", null).json()).isEqualTo(DOCUMENT.root());
    }

    /** Anybody can say what a body hashes to. */
    private static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response send(ApiOperation operation, String path, @Nullable String token) {
        JsonNode body = operation.exampleBody();
        return origin.send(operation.method(), path, token, body == null ? null : body.toString());
    }

    /** One that has the role and the scope: who lacks them learns nothing of what is wrong with a body. */
    private String tokenFor(ApiOperation operation) {
        if (admits(operation, "SHOPPER")) {
            return strangersToken;
        }
        boolean forCouriersOnly = admits(operation, "COURIER") && !admits(operation, "OPS");
        return larder.tokens().of(forCouriersOnly ? Caller.COURIER : Caller.OPS);
    }

    static boolean admits(ApiOperation operation, String role) {
        return operation.grants().stream().anyMatch(grant -> grant.roles().contains(role));
    }

    static Stream<ApiOperation> ofSomebody() {
        return DOCUMENT.operations().stream().filter(Belongings::concern);
    }

    static Stream<ApiOperation> guarded() {
        return DOCUMENT.operations().stream().filter(each -> each.access() != Access.OPEN);
    }

    static Stream<ApiOperation> notForCouriers() {
        return withRoles().filter(each -> !admits(each, "COURIER"));
    }

    static Stream<ApiOperation> forOpsBesidesProducts() {
        return withRoles()
                .filter(each -> admits(each, "OPS")
                        && each.grants().stream()
                                .noneMatch(grant -> grant.scope().equals("products")));
    }

    static Stream<ApiOperation> withBody() {
        return DOCUMENT.operations().stream()
                .filter(each -> each.access() != Access.DEVICE && each.exampleBody() instanceof ObjectNode)
                .filter(each ->
                        each.grants().stream().allMatch(grant -> !grant.roles().isEmpty()));
    }

    static Stream<ApiOperation> withObject() {
        return withRoles().filter(ApiOperation::hasObject);
    }

    private static Stream<ApiOperation> withRoles() {
        return DOCUMENT.operations().stream()
                .filter(each -> each.access() == Access.TOKEN && !each.grants().isEmpty());
    }
}
