package larder.stack.run;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import larder.embedded.CertificateAuthority;
import larder.embedded.KafkaBroker;
import larder.embedded.KafkaSettings;
import larder.embedded.PostgresServer;
import larder.embedded.PostgresSettings;
import larder.embedded.PrivateFile;
import larder.stack.folder.DataFolder;
import larder.stack.folder.Endpoints;
import larder.stack.folder.Ports;
import larder.stack.folder.Secrets;
import larder.stack.folder.Secrets.Secret;

/** A whole Larder on this machine, on one data folder. */
public final class Stack implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private final StackSettings settings;
    private final Progress progress;
    private final DataFolder folder;
    private final Secrets secrets;
    private final Ports ports;
    private final CertificateAuthority authority;
    private final CertificateAuthority deviceAuthority;
    private final PostgresServer postgres;
    private final KafkaBroker broker;
    private final ServicePrograms programs;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private final List<AutoCloseable> company = new ArrayList<>();
    private volatile boolean closing;

    private Stack(StackSettings settings, DataFolder folder, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.folder = folder;
        this.secrets = new Secrets(folder.path().resolve("secrets"));
        this.ports = new Ports(folder.path().resolve("ports.json"));
        this.authority = CertificateAuthority.in(folder.path().resolve("ca"), Clock.systemUTC());
        this.deviceAuthority = CertificateAuthority.in(folder.path().resolve("device-ca"), Clock.systemUTC());
        this.postgres = new PostgresServer(PostgresSettings.kept(
                folder.path().resolve("postgresql"),
                folder.log("postgresql"),
                ports.of("postgresql"),
                secrets.value(Secret.POSTGRES_PASSWORD)));
        this.broker = new KafkaBroker(KafkaSettings.kept(
                folder.folder("kafka").resolve("data"),
                folder.log("kafka"),
                ports.of("kafka"),
                ports.of("kafka-controller")));
        this.programs = new ServicePrograms(settings, folder, secrets, ports, authority, deviceAuthority);
    }

    /** Takes the data folder; {@link #start} starts everything on it. */
    public static Stack on(StackSettings settings, Progress progress) {
        DataFolder folder = DataFolder.take(settings.data());
        try {
            return new Stack(settings, folder, progress);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Starts everything, and returns once every service is ready. Whatever fails, nothing is left running. */
    public void start() {
        try {
            startAll();
        } catch (RuntimeException e) {
            close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void startAll() {
        PrivateFile.deleteAll(folder.endpointsFile());
        together(List.of(
                () -> timed("PostgreSQL", this::startPostgres),
                () -> timed("Kafka", broker::start),
                this::unpackServices));
        for (Service service : Service.values()) {
            services.put(
                    service,
                    new ServiceProcess(
                            service, programs.program(service), programs.management(service), http, progress));
        }
        ports.save();
        together(services.entrySet().stream()
                .<Runnable>map(each -> () -> timed(each.getKey().module(), () -> startService(each.getValue())))
                .toList());
    }

    private void startPostgres() {
        postgres.start();
        for (Service service : Service.values()) {
            service.databasePassword()
                    .ifPresent(password ->
                            postgres.createDatabaseWithUser(service.databaseName(), secrets.value(password)));
        }
    }

    private void unpackServices() {
        for (Service service : Service.values()) {
            programs.image(service).unpack(programs.log(service));
        }
    }

    private static void startService(ServiceProcess service) {
        service.start();
        service.awaitReady(READY_LIMIT);
    }

    private void timed(String what, Runnable start) {
        if (closing) {
            throw new IllegalStateException("the stack is being ended");
        }
        progress.begun(what);
        long begun = System.nanoTime();
        start.run();
        progress.ready(what, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static void together(List<Runnable> tasks) {
        CompletableFuture.allOf(tasks.stream()
                        .map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Where everything is, and who may come in; tokens and the first device are the caller's to add. */
    public EndpointsBuilder describe() {
        return new EndpointsBuilder(
                folder.path(),
                secrets,
                authority.certificateFile(),
                programs,
                ProcessHandle.current().pid());
    }

    /** Tells other tools of the running system. */
    public void publish(Endpoints endpoints) {
        endpoints.write(folder.endpointsFile());
    }

    /** Ends this along with the stack, before it. */
    public void accompany(AutoCloseable companion) {
        company.add(companion);
    }

    /** Makes later starts faster, in the background; worth its while only for a stack that runs for minutes. */
    public void rehearseStarts() {
        ClassArchives archives = new ClassArchives(programs);
        accompany(archives);
        archives.makeMissing();
    }

    public DataFolder folder() {
        return folder;
    }

    public Secrets secrets() {
        return secrets;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** Vouches for devices that show a certificate. */
    public CertificateAuthority deviceAuthority() {
        return deviceAuthority;
    }

    public KafkaBroker broker() {
        return broker;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public ServiceProcess service(Service service) {
        ServiceProcess found = services.get(service);
        if (found == null) {
            throw new IllegalStateException(service.module() + " has not been started");
        }
        return found;
    }

    public Path data() {
        return settings.data();
    }

    public boolean isClosed() {
        return closing;
    }

    /** Ends everything in order: services, then what they stand on. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            company.reversed().forEach(Stack::closeQuietly);
            PrivateFile.deleteAll(folder.endpointsFile());
            together(services.values().stream()
                    .<Runnable>map(service -> service::stop)
                    .toList());
            together(List.of(broker::stop, postgres::stop));
        } finally {
            http.close();
            folder.close();
        }
    }

    private static void closeQuietly(AutoCloseable companion) {
        try {
            companion.close();
        } catch (Exception _) {
            // What goes along with the stack must not keep it from ending.
        }
    }
}
