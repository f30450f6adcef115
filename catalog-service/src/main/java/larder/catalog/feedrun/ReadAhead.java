package larder.catalog.feedrun;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import larder.catalog.feedformat.FeedReader;
import larder.catalog.feedformat.FeedRow;
import larder.catalog.feedrow.RowDefaults;

/** Reads the next rows while the database acts on those before them; no more than two batches are held. */
final class ReadAhead implements AutoCloseable {

    private final FeedReader reader;
    private final RowDefaults defaults;
    private final int rows;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("import-ahead").factory());
    private Future<Batch> coming;

    /** @param rows of one batch */
    ReadAhead(FeedReader reader, RowDefaults defaults, int rows) {
        this.reader = reader;
        this.defaults = defaults;
        this.rows = rows;
        this.coming = thread.submit(this::read);
    }

    /** The next rows; an empty batch behind the last. What cannot be read is told when all before it was handed out. */
    Batch next() throws IOException {
        Batch ready = arrived();
        if (!ready.isEmpty()) {
            coming = thread.submit(this::read);
        }
        return ready;
    }

    private Batch arrived() throws IOException {
        try {
            return coming.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case IOException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Batch read() throws IOException {
        Batch batch = new Batch(defaults);
        FeedRow row;
        while (batch.rows() < rows && (row = reader.next()) != null) {
            batch.read(row);
        }
        return batch;
    }

    @Override
    public void close() {
        thread.close();
    }
}
