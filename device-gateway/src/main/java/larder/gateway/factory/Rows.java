package larder.gateway.factory;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, read one after the other. */
interface Rows extends Closeable {

    /** The next row; none at the end, or where nobody can tell where the next row begins. */
    @Nullable
    Row next() throws IOException;

    /** Whether every row could be told from the next one, up to here. */
    boolean isWhole();
}
