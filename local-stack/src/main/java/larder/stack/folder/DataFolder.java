package larder.stack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import larder.embedded.PrivateFile;
import org.jspecify.annotations.Nullable;

/** One data folder (0700), in use by at most one running system. */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Takes a folder, made where there is none; throws {@link FolderInUse} when another process has it. */
    public static DataFolder take(Path folder) {
        Path path = PrivateFile.folder(folder);
        try {
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockOrNull(file);
            if (lock == null) {
                file.close();
                throw FolderInUse.of(path);
            }
            return new DataFolder(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take " + path, e);
        }
    }

    private static @Nullable FileLock lockOrNull(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    public Path folder(String name) {
        return PrivateFile.folder(path.resolve(name));
    }

    public Path log(String of) {
        return folder("logs").resolve(of + ".log");
    }

    /** Where the running system is described. */
    public Path endpointsFile() {
        return path.resolve("endpoints.json");
    }

    /** Lets others take the folder. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + path, e);
        }
    }
}
