package larder.catalog.feedformat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream from which no more than so many bytes can be read at a stretch, so that a parser cannot hoard. */
final class LeashedStream extends FilterInputStream {

    private final int most;
    private int left;

    LeashedStream(InputStream bytes, int most) {
        super(bytes);
        this.most = most;
        this.left = most;
    }

    /** Another stretch may begin. */
    void loosen() {
        left = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw FeedUnreadable.because("The document has a part of more than " + most + " bytes that is not text");
        }
    }
}
