package larder.catalog.feedrun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import larder.catalog.feedformat.FeedReader;
import larder.catalog.feedformat.FeedUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one run from where it is to its end: checks the bytes, acts on the rows, removes what is not among them. */
@Component
class RunImport {

    private static final Logger log = LoggerFactory.getLogger(RunImport.class);
    private static final int BUFFER = 64 * 1024;

    private final Imports imports;
    private final ImportSteps steps;
    private final FeedProperties properties;

    RunImport(Imports imports, ImportSteps steps, FeedProperties properties) {
        this.imports = imports;
        this.steps = steps;
        this.properties = properties;
    }

    /** @param stop when to leave the rest to another worker */
    void run(FeedImport claimed, UUID worker, BooleanSupplier stop) {
        log.atInfo()
                .addKeyValue("import", claimed.id())
                .addKeyValue("rows", claimed.tally().rows())
                .log("import goes on");
        FeedImport run = claimed;
        if (run.state() == FeedImport.State.RUNNING) {
            try {
                run = rows(run, worker, stop);
            } catch (FeedUnreadable e) {
                steps.fail(claimed, worker, String.valueOf(e.getMessage()));
                return;
            }
        }
        while (run != null && !run.state().isOver() && !stop.getAsBoolean()) {
            run = steps.remove(run, worker);
        }
        if (run != null && run.state().isOver()) {
            log.atInfo()
                    .addKeyValue("import", run.id())
                    .addKeyValue("rows", run.tally().rows())
                    .addKeyValue("outcome", run.state())
                    .log("import ended");
        }
    }

    /** Nothing of the run where somebody else has it by now, or it is to stop. */
    private @Nullable FeedImport rows(FeedImport claimed, UUID worker, BooleanSupplier stop) {
        FeedImport run = claimed;
        if (run.tally().rows() == 0) {
            requireExpected(run);
        }
        try (InputStream bytes = new FeedBytes(imports, run);
                ReadAhead ahead = readAhead(run, bytes)) {
            Batch batch = ahead.next();
            while (!batch.isEmpty()) {
                if (stop.getAsBoolean()) {
                    return null;
                }
                run = steps.take(run, worker, batch);
                if (run == null) {
                    return null;
                }
                batch = ahead.next();
            }
            return steps.endOfRows(run, worker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadAhead readAhead(FeedImport run, InputStream bytes) throws IOException {
        FeedReader reader = run.order().format().read(bytes);
        for (long done = 0; done < run.tally().rows(); done++) {
            reader.next();
        }
        return new ReadAhead(reader, run.order().defaults(), properties.batch());
    }

    private void requireExpected(FeedImport run) {
        String expected = run.order().expectedSha256();
        if (expected != null && !expected.equals(digest(run))) {
            throw FeedUnreadable.because("The bytes are not those of the digest that was named");
        }
    }

    private String digest(FeedImport run) {
        try (InputStream bytes = new FeedBytes(imports, run)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            int some;
            while ((some = bytes.read(buffer)) >= 0) {
                digest.update(buffer, 0, some);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
