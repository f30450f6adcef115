package larder.delivery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that owns shipments. */
@SpringBootApplication
public class DeliveryServiceApplication {

    private DeliveryServiceApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(DeliveryServiceApplication.class, args);
    }
}
