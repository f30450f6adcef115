package larder.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import larder.engine.slot.Limits;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EnginePropertiesTest {

    @Test
    void knowsTheNumbersOfTheDecisionTable() {
        EngineProperties engine = bind(Map.of("larder.engine.state-directory", "/var/larder"));

        assertThat(engine.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(engine.commitInterval()).isEqualTo(Duration.ofMillis(25));
        assertThat(engine.threads()).isEqualTo(2);
        assertThat(engine.standbyReplicas()).isZero();
    }

    @Test
    void takesEverySetting() {
        EngineProperties engine = bind(Map.of(
                "larder.engine.state-directory", "/var/larder",
                "larder.engine.commit-interval", "50ms",
                "larder.engine.threads", "8",
                "larder.engine.standby-replicas", "1",
                "larder.engine.debounce", "5s",
                "larder.engine.remembered-events", "250",
                "larder.engine.remembered-for", "1d"));

        assertThat(engine.stateDirectory()).isEqualTo(Path.of("/var/larder"));
        assertThat(engine.limits().debounce()).isEqualTo(Duration.ofSeconds(5));
        assertThat(engine.limits().rememberedEvents()).isEqualTo(250);
        assertThat(engine.limits().rememberedFor()).isEqualTo(Duration.ofDays(1));
        assertThat(engine.threads()).isEqualTo(8);
    }

    @Test
    void refusesAnEngineWithoutThreads() {
        assertThatThrownBy(() ->
                        bind(Map.of("larder.engine.state-directory", "/var/larder", "larder.engine.threads", "0")))
                .isInstanceOf(BindException.class);
    }

    private static EngineProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("larder.engine", EngineProperties.class);
    }
}
