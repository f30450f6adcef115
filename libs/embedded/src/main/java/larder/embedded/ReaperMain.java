package larder.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reaper's process: keeps a list while its owner lives, and works it off when the owner's end of the pipe closes. */
final class ReaperMain {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final Map<Long, Watched> watched = new LinkedHashMap<>();
    private final List<Path> folders = new ArrayList<>();

    private record Watched(long pid, long start, Signal signal) {

        /** The process, unless it has gone; a stranger that got its number later is left alone. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(_ -> Math.abs(Reaper.startOf(pid) - start) <= CLOCK_SLACK.toMillis());
        }
    }

    public static void main(String[] args) throws IOException {
        ReaperMain reaper = new ReaperMain();
        reaper.listen(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        reaper.reap();
    }

    private void listen(BufferedReader owner) throws IOException {
        for (String line = owner.readLine(); line != null; line = owner.readLine()) {
            take(line);
        }
    }

    private void take(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "watch" -> {
                String[] process = words[1].split(" ", -1);
                long pid = Long.parseLong(process[0]);
                watched.put(pid, new Watched(pid, Long.parseLong(process[1]), Signal.valueOf(process[2])));
            }
            case "forget" -> watched.remove(Long.parseLong(words[1]));
            case "delete" -> folders.add(Path.of(words[1]));
            default -> throw new IllegalArgumentException("unknown word " + words[0]);
        }
    }

    /** Services first, what they stand on last: the reverse of the order in which they were started. */
    private void reap() {
        List<Watched> lastFirst = new ArrayList<>(watched.values()).reversed();
        for (Watched each : lastFirst) {
            each.process().ifPresent(process -> {
                each.signal().sendTo(process.pid());
                Signal.CONT.sendTo(process.pid());
            });
        }
        awaitAll(lastFirst);
        for (Watched each : lastFirst) {
            each.process().ifPresent(ProcessHandle::destroyForcibly);
        }
        awaitAll(lastFirst);
        folders.forEach(ReaperMain::delete);
    }

    private static void awaitAll(List<Watched> processes) {
        CompletableFuture<?>[] ends = processes.stream()
                .flatMap(each -> each.process().stream())
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Whoever is left is ended by force.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        try {
            PrivateFile.deleteAll(folder);
        } catch (UncheckedIOException _) {
            // A temporary folder that resists is left to the system's own cleaning.
        }
    }
}
