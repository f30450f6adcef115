package larder.support.schedule;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs the {@code @Scheduled} methods of a service beside each other. The scheduler that Spring Boot makes where virtual threads are on runs
 * all methods with a fixed delay on one thread, so that a long round of one would hold back all others.
 */
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@EnableScheduling
class ScheduleAutoConfiguration {

    /** More than any service has methods: none waits for another. A thread is made when it is first needed. */
    private static final int AT_ONCE = 64;

    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    @Bean(ScheduledAnnotationBeanPostProcessor.DEFAULT_TASK_SCHEDULER_BEAN_NAME)
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadFactory(Thread.ofVirtual().name("scheduled-", 0).factory());
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationMillis(LAST_ROUND.toMillis());
        return scheduler;
    }
}
