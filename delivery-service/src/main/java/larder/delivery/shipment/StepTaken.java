package larder.delivery.shipment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * One line of a shipment's history.
 *
 * @param by the courier, the carrier or the service that took the step
 */
@Embeddable
record StepTaken(@Enumerated(EnumType.STRING) Step step, Instant at, String by) {}
