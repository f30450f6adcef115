package larder.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitCommandTest {

    @TempDir
    private Path folder;

    @Test
    void laysDownWhatEachServiceMustKnowForAShellToRead() throws Exception {
        init();

        Path env = folder.resolve("env/delivery-service.env");
        assertThat(sourced(env, "LARDER_COURIER_SECRET"))
                .isEqualTo(Files.readString(folder.resolve("secrets/courier-secret")));
        assertThat(sourced(env, "LARDER_CA"))
                .isEqualTo(folder.toRealPath().resolve("ca/ca.pem").toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsNoServiceTheSecretsOfAnother() throws IOException {
        init();

        assertThat(Files.readString(folder.resolve("env/order-service.env")))
                .contains("LARDER_DB_PASSWORD")
                .doesNotContain("LARDER_OPS_SECRET")
                .doesNotContain("LARDER_DEVICE_KEY_SECRET");
    }

    @Test
    void namesTheServiceAndTheGivenHostsInItsCertificate() throws Exception {
        init();

        try (var file = Files.newInputStream(folder.resolve("ca/device-gateway.pem"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
            assertThat(certificate.getSubjectAlternativeNames().toString())
                    .contains("device-gateway", "larder.example", "larder.test", "localhost");
        }
    }

    @Test
    void leavesEverythingAsItIsTheSecondTime() throws IOException {
        init();
        String before = Files.readString(folder.resolve("env/device-gateway.env"));
        String certificate = Files.readString(folder.resolve("ca/device-gateway.pem"));

        init();

        assertThat(Files.readString(folder.resolve("env/device-gateway.env"))).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("ca/device-gateway.pem"))).isEqualTo(certificate);
    }

    private void init() {
        CommandLine larder = Larder.commandLine().setOut(new PrintWriter(new StringWriter()));
        assertThat(larder.execute("init", "--data", folder.toString(), "--host", "larder.example,larder.test"))
                .isZero();
    }

    private static String sourced(Path env, String variable) throws IOException {
        Process shell = new ProcessBuilder(
                        "sh", "-c", ". \"$1\"; printf %s \"$" + variable + "\"", "sh", env.toString())
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
