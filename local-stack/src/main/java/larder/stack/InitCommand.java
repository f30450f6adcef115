package larder.stack;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import larder.embedded.CertificateAuthority;
import larder.embedded.CertificateAuthority.ServerCertificate;
import larder.embedded.PrivateFile;
import larder.stack.folder.Secrets;
import larder.stack.run.Service;
import larder.stack.run.ServiceEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes what an installation keeps secret, for deployments that start the services themselves. Below the data folder:
 * {@code ca/ca.pem}, {@code device-ca/ca.pem} (vouches for devices that show a certificate), for each service
 * {@code ca/NAME.pem}, {@code ca/NAME-key.pem} and {@code env/NAME.env} (lines {@code VARIABLE='value'}, for {@code sh} to
 * read), and {@code secrets/}, one file each. What exists stays as it is.
 */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes certificates, keys and passwords, and starts nothing.")
final class InitCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            split = ",",
            description = "a further DNS name for every certificate; each service's own name is in its certificate")
    private List<String> hosts = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        Path folder = PrivateFile.folder(data.folder());
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        for (Secrets.Secret each : Secrets.Secret.values()) {
            out.println("  " + secrets.file(each));
        }
        CertificateAuthority authority = CertificateAuthority.in(folder.resolve("ca"), Clock.systemUTC());
        CertificateAuthority deviceAuthority = CertificateAuthority.in(folder.resolve("device-ca"), Clock.systemUTC());
        ServiceEnvironment environment = new ServiceEnvironment(secrets);
        Path env = PrivateFile.folder(folder.resolve("env"));
        for (Service service : Service.values()) {
            ServerCertificate certificate = authority.server(
                    service.module(),
                    Stream.concat(Stream.of(service.module()), hosts.stream()).toList());
            Map<String, String> all = new TreeMap<>(environment.secretsOf(service));
            all.putAll(environment.identityOf(certificate, authority));
            if (service == Service.DEVICE_GATEWAY) {
                all.put("LARDER_DEVICE_CA", deviceAuthority.certificateFile().toString());
            }
            Path file = env.resolve(service.module() + ".env");
            PrivateFile.write(file, lines(all));
            out.println("  " + file);
        }
        out.flush();
        return 0;
    }

    private static String lines(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }
}
