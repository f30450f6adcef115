package larder.stack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path folder;

    @Test
    void remembersItsPortsOverRestarts() {
        Ports first = new Ports(folder.resolve("ports.json"));
        int gateway = first.of("gateway");
        int kafka = first.of("kafka");
        first.save();

        Ports second = new Ports(folder.resolve("ports.json"));

        assertThat(gateway).isNotEqualTo(kafka);
        assertThat(second.of("gateway")).isEqualTo(gateway);
        assertThat(second.of("kafka")).isEqualTo(kafka);
    }

    @Test
    void takesAnotherPortWhereSomebodyElseListensByNow() throws IOException {
        Ports first = new Ports(folder.resolve("ports.json"));
        int port = first.of("gateway");
        first.save();

        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Ports(folder.resolve("ports.json")).of("gateway")).isNotEqualTo(port);
        }
    }

    @Test
    void startsWithADamagedFileToo() throws IOException {
        Files.writeString(folder.resolve("ports.json"), "{\"gateway\":");

        assertThat(new Ports(folder.resolve("ports.json")).of("gateway")).isPositive();
    }
}
