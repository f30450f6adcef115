package larder.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReaperIT {

    @Test
    void endsWhatItsOwnerStartedAndDeletesWhatWasForOneRunWhenTheOwnerIsKilled() throws Exception {
        Process owner = new ProcessBuilder(JavaCommand.main(Owner.class, List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told;
        try (BufferedReader output = owner.inputReader()) {
            told = requireNonNull(output.readLine(), "the owner says what it started")
                    .split(" ", -1);
            owner.destroyForcibly();
        }
        List<Long> processes =
                Stream.of(told[0], told[1], told[2]).map(Long::valueOf).toList();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes).noneMatch(ReaperIT::lives));

        assertThat(Path.of(told[3])).doesNotExist();
        assertThat(Path.of(told[4])).doesNotExist();
    }

    @Test
    void leavesAStrangerAloneThatGotTheNumberOfAProcessThatEnded() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Process reaper = new ProcessBuilder(JavaCommand.main(ReaperMain.class, List.of())).start();
        try {
            long anHourAgo = Reaper.startOf(stranger.pid()) - 3_600_000;
            try (var pipe = reaper.outputWriter()) {
                pipe.write("watch " + stranger.pid() + " " + anHourAgo + " TERM\n");
            }
            assertThat(reaper.waitFor()).isZero();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
