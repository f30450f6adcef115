package larder.stack.run;

import java.nio.file.Path;
import java.time.Duration;

/** A service did not become ready; the message holds the end of its log. */
public final class ServiceFailed extends RuntimeException {

    private ServiceFailed(String message) {
        super(message);
    }

    static ServiceFailed atStart(Service service, Path log, String tail) {
        return new ServiceFailed(service.module() + " ends each time it is started. The end of " + log + ":\n" + tail);
    }

    static ServiceFailed tooSlow(Service service, Duration limit, Path log, String tail) {
        return new ServiceFailed(service.module() + " was not ready within " + limit.toSeconds() + " s. The end of "
                + log + ":\n" + tail);
    }

    static ServiceFailed notBuilt(Service service, Path home) {
        return new ServiceFailed(
                "There is no jar of " + service.module() + " below " + home + ". Build with: mvn -DskipTests package");
    }
}
