package larder.catalog.feedrun;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs the imports that wait, one at a time on each instance, and takes up what an instance that died has left. It has a thread of its own,
 * since a run may take long.
 */
@Component
@EnableConfigurationProperties(FeedProperties.class)
class ImportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final UUID worker = UUID.randomUUID();
    private final Imports imports;
    private final RunImport runImport;
    private final FeedProperties properties;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    ImportRunner(Imports imports, RunImport runImport, FeedProperties properties) {
        this.imports = imports;
        this.runImport = runImport;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        if (running && busy.compareAndSet(false, true)) {
            thread = Thread.ofVirtual().name("import").start(() -> {
                try {
                    runAll();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void runAll() {
        try {
            Optional<FeedImport> next = imports.claim(worker, properties.lease());
            while (running && next.isPresent()) {
                runImport.run(next.get(), worker, () -> !running);
                next = imports.claim(worker, properties.lease());
            }
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("import goes on when the database is back");
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("import cut off");
        } finally {
            letGo();
        }
    }

    private void letGo() {
        try {
            imports.letGo(worker);
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("import is taken up when its lease is over");
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        try {
            imports.forget(properties.kept(), properties.silent());
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("old imports are forgotten later");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the step that is under way. */
    @Override
    public void stop() {
        running = false;
        try {
            if (thread != Thread.currentThread()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
