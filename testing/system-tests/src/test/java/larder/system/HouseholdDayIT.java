package larder.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import larder.stack.demo.Demo;
import org.junit.jupiter.api.Test;

/** The day that {@code ./larder demo} shows. */
class HouseholdDayIT {

    @Test
    void livesAHouseholdsDayAndAllComesTrue() {
        StringWriter told = new StringWriter();

        boolean allTrue = new Demo(HurriedLarder.running(), new PrintWriter(told, true)).live();

        assertThat(allTrue).as(told.toString()).isTrue();
        assertThat(told.toString()).contains("DELIVERED").contains("urn:larder:problem:signature-invalid");
    }
}
