package larder.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the replenishment engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReplenishmentEngineApplication {

    public static void main(String[] args) {
        SpringApplication.run(ReplenishmentEngineApplication.class, args);
    }
}
