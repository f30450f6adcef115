package larder.gateway.mtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MutualTlsPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void opensNoDoorWithoutAPort(String port) {
        MutualTlsProperties none = bind(Map.of("port", port, "authorities", "", "crl", "x"));

        assertThat(none.isOpen()).isFalse();
        assertThat(none.crlFile()).isNull();
    }

    @Test
    void needsAuthoritiesButNoRevocationList() {
        assertThatThrownBy(() -> bind(Map.of("port", "8444", "authorities", "")).authoritiesFile())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larder.gateway.mtls.authorities");

        MutualTlsProperties open = bind(Map.of("port", "8444", "authorities", "ca.pem", "crl", ""));
        assertThat(open.isOpen()).isTrue();
        assertThat(open.authoritiesFile()).isEqualTo(Path.of("ca.pem"));
        assertThat(open.crlFile()).isNull();
    }

    private static MutualTlsProperties bind(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given)).bindOrCreate("", MutualTlsProperties.class);
    }
}
