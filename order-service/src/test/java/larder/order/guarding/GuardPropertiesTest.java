package larder.order.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GuardPropertiesTest {

    @Test
    void letTwentyPacksPassUnlessToldOtherwise() {
        assertThat(from(Map.of()).mostPacks()).isEqualTo(20);
        assertThat(from(Map.of("larder.order.guards.most-packs", "40")).mostPacks())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100"})
    void refuseWhatNoOrderCanBring(String packs) {
        assertThatThrownBy(() -> from(Map.of("larder.order.guards.most-packs", packs)))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static GuardProperties from(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("larder.order.guards", GuardProperties.class);
    }
}
