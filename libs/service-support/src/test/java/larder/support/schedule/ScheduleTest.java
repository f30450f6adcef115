package larder.support.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.Scheduled;

class ScheduleTest {

    @Test
    void letsNoRoundHoldBackWhatIsBesideIt() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withConfiguration(
                        AutoConfigurations.of(ScheduleAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
                .withBean(Rounds.class)
                .run(context -> {
                    Rounds tasks = context.getBean(Rounds.class);
                    try {
                        assertThat(tasks.begun.await(30, TimeUnit.SECONDS))
                                .as("the long round begins")
                                .isTrue();
                        assertThat(tasks.rounds.await(30, TimeUnit.SECONDS))
                                .as("short rounds go on beside it")
                                .isTrue();
                    } finally {
                        tasks.over.countDown();
                    }
                });
    }

    static class Rounds {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch over = new CountDownLatch(1);
        final CountDownLatch rounds = new CountDownLatch(3);

        @Scheduled(fixedDelay = 1)
        void lasts() throws InterruptedException {
            begun.countDown();
            over.await();
        }

        @Scheduled(fixedDelay = 1)
        void isShort() throws InterruptedException {
            begun.await();
            rounds.countDown();
        }
    }
}
