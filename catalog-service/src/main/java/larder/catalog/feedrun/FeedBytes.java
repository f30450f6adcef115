package larder.catalog.feedrun;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an uploaded feed, of which one chunk is held at a time. */
final class FeedBytes extends InputStream {

    private final Imports imports;
    private final long place;
    private byte @Nullable [] chunk = new byte[0];
    private int at;
    private long read;

    FeedBytes(Imports imports, FeedImport run) {
        this.imports = imports;
        this.place = run.place();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (chunk != null && at == chunk.length) {
            chunk = imports.bytes(place, read);
            at = 0;
        }
        if (chunk == null) {
            return -1;
        }
        int some = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, some);
        at += some;
        read += some;
        return some;
    }
}
