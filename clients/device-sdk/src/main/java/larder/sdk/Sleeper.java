package larder.sdk;

import java.time.Duration;

/** Lets time pass between two attempts. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration pause) throws InterruptedException;
}
