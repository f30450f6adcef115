package larder.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.springframework.stereotype.Component;

/**
 * This process among all gateways. Its id travels with each event it takes in and comes back on the decision, so that the
 * gateway where a device waits can tell its decisions from those of others without reading them.
 */
@Component
public final class GatewayInstance {

    private static final String HEADER = "larder_gateway";

    private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

    public void sign(Headers headers) {
        headers.add(HEADER, id);
    }

    /** Whether a record stems from an event that another gateway took in. */
    public boolean isOfAnother(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && !Arrays.equals(header.value(), id);
    }
}
