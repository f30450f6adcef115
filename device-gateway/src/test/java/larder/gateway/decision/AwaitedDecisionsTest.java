package larder.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import larder.contracts.decision.Decision;
import larder.gateway.GatewayProperties;
import larder.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AwaitedDecisionsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AwaitedDecisions awaited = new AwaitedDecisions(new Binder(new MapConfigurationPropertySource(
                    Map.of("larder.gateway.device-key-secret", "", "larder.gateway.ingest.max-waiting", "2")))
            .bind("larder.gateway", GatewayProperties.class)
            .get());
    private final Decision decision = Fixtures.orderDecided(Fixtures.slot(), Fixtures.terms());

    @Test
    void givesADecisionToAllWhoWaitForIt() {
        try (var one = awaited.await(decision.decision()).orElseThrow();
                var two = awaited.await(decision.decision()).orElseThrow()) {
            awaited.decided(decision);

            assertThat(one.get(LONG)).contains(decision);
            assertThat(two.get(LONG)).contains(decision);
        }
        assertThat(awaited.isEmpty()).isTrue();
    }

    @Test
    void givesNothingToThoseWhoWaitForAnother() {
        Decision other = Fixtures.orderDecided(Fixtures.slot(), Fixtures.terms());
        try (var waiting = awaited.await(decision.decision()).orElseThrow()) {
            awaited.decided(other);

            assertThat(waiting.get(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void hasRoomForSoManyAndGivesItBack() {
        try (var one = awaited.await(decision.decision()).orElseThrow();
                var two = awaited.await(decision.decision()).orElseThrow()) {
            assertThat(one).isNotSameAs(two);
            assertThat(awaited.await(decision.decision())).isEmpty();
        }

        assertThat(awaited.await(decision.decision())).isPresent();
    }
}
