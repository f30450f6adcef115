package larder.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that were done, a line each: done again in the same order they lead to the same end. */
final class Journal {

    private final @Nullable Path file;

    private Journal(@Nullable Path file) {
        this.file = file;
    }

    static Journal at(@Nullable Path file) {
        return new Journal(file);
    }

    void append(Request request) {
        if (file == null) {
            return;
        }
        String line = String.join(
                "\t",
                request.at().toString(),
                request.path(),
                request.key() == null ? "" : request.key(),
                request.form() + "\n");
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Request> read() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\t", -1))
                    .map(part -> new Request(
                            "POST", part[1], "", part[2].isEmpty() ? null : part[2], part[3], Instant.parse(part[0])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
