package larder.delivery.shipment;

import static larder.delivery.shipment.Step.BOOKED;
import static larder.delivery.shipment.Step.CANCELLED;
import static larder.delivery.shipment.Step.CREATED;
import static larder.delivery.shipment.Step.DELIVERED;
import static larder.delivery.shipment.Step.DISPATCHED;
import static larder.delivery.shipment.Step.FAILED;
import static larder.delivery.shipment.Step.OUT_FOR_DELIVERY;
import static larder.delivery.shipment.Step.RECALLED;
import static larder.delivery.shipment.Step.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepTest {

    private static final Map<Step, Set<Step>> LAWFUL = Map.of(
            CREATED, EnumSet.of(BOOKED, FAILED, CANCELLED),
            BOOKED, EnumSet.of(DISPATCHED, FAILED, CANCELLED),
            DISPATCHED, EnumSet.of(OUT_FOR_DELIVERY, FAILED, RECALLED),
            OUT_FOR_DELIVERY, EnumSet.of(DELIVERED, FAILED, RECALLED),
            RECALLED, EnumSet.of(RETURNED, FAILED),
            RETURNED, EnumSet.noneOf(Step.class),
            CANCELLED, EnumSet.noneOf(Step.class),
            DELIVERED, EnumSet.noneOf(Step.class),
            FAILED, EnumSet.noneOf(Step.class));

    @ParameterizedTest
    @EnumSource
    void leadsToTheLawfulStepsOnly(Step from) {
        Set<Step> reached =
                EnumSet.allOf(Step.class).stream().filter(from::leadsTo).collect(Collectors.toSet());

        assertThat(reached).isEqualTo(LAWFUL.get(from));
    }
}
