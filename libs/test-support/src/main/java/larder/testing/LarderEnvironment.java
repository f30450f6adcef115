package larder.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells a service under test where its real surroundings are, as a deployment would by environment variables. */
public final class LarderEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(LarderInfrastructure.shared().environment()).applyTo(context);
    }
}
