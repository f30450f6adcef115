package larder.engine.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Lets all partitions' stores of a process share one bounded piece of memory; each alone would take up to a hundred megabytes. */
public final class BoundedMemory implements RocksDBConfigSetter {

    static final String BYTES = "larder.engine.memory";

    private static final long WRITE_BUFFER = 8L * 1024 * 1024;

    private static @Nullable Shared shared;

    /** Lives as long as the process. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {

        static Shared of(long bytes) {
            Cache cache = new LRUCache(bytes, -1, false);
            return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    private static synchronized Shared shared(long bytes) {
        Shared made = shared == null ? Shared.of(bytes) : shared;
        shared = made;
        return made;
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        Shared memory = shared((Long) Objects.requireNonNull(settings.get(BYTES), BYTES));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        table.setFilterPolicy(new BloomFilter(10));
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // The shared memory outlives every store.
    }
}
