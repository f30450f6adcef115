package larder.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway can be told.
 *
 * @param deviceKeySecret 32 bytes in base64, under which the shared secrets of devices are encrypted in the database
 * @param signature how old a signature may be
 * @param ingest limits of the way in
 * @param credentials how long device keys are remembered
 * @param claiming how often a shopper may guess
 */
@ConfigurationProperties("larder.gateway")
public record GatewayProperties(
        String deviceKeySecret,
        @DefaultValue Signature signature,
        @DefaultValue Ingest ingest,
        @DefaultValue Credentials credentials,
        @DefaultValue Claiming claiming) {

    /**
     * @param maxAge how long before now a signature may have been made
     * @param maxAhead how long after now, since clocks differ
     */
    public record Signature(
            @DefaultValue("300s") Duration maxAge,
            @DefaultValue("60s") Duration maxAhead) {}

    /**
     * @param maxBody bytes of a body
     * @param bodyWithin how long a body may take to arrive
     * @param maxUnacknowledged events that wait for the broker at one time; more are refused
     * @param acknowledgedWithin how long a caller waits for the broker before it is told to come back
     * @param linger how long the producer gathers events into a batch
     * @param producerMemory bytes the producer may hold
     * @param maxWait the longest {@code Prefer: wait}
     * @param maxWaiting callers that wait for a decision at one time; more are answered without one
     */
    public record Ingest(
            @DefaultValue("16384") int maxBody,
            @DefaultValue("10s") Duration bodyWithin,
            @DefaultValue("4096") int maxUnacknowledged,
            @DefaultValue("1700ms") Duration acknowledgedWithin,
            @DefaultValue("1ms") Duration linger,
            @DefaultValue("16777216") long producerMemory,
            @DefaultValue("30s") Duration maxWait,
            @DefaultValue("10000") int maxWaiting) {}

    /**
     * @param size devices remembered
     * @param recheckAfter when a remembered device is looked up again although nothing was heard
     * @param unknownFor how long it is remembered that a device does not exist
     * @param unheardFor how long a remembered device is good while changes may go unheard
     * @param lookups database look-ups at one time
     * @param lookupWithin how long a look-up waits for its turn before the request is refused
     */
    public record Credentials(
            @DefaultValue("100000") int size,
            @DefaultValue("60s") Duration recheckAfter,
            @DefaultValue("1s") Duration unknownFor,
            @DefaultValue("800ms") Duration unheardFor,
            @DefaultValue("6") int lookups,
            @DefaultValue("1s") Duration lookupWithin) {}

    /**
     * @param guesses wrong codes an account may try
     * @param addressGuesses wrong codes that may come from one address, whatever the account
     * @param within the time after which they are forgotten
     * @param transferWithin how long the code for a transfer is good
     */
    public record Claiming(
            @DefaultValue("10") int guesses,
            @DefaultValue("50") int addressGuesses,
            @DefaultValue("15m") Duration within,
            @DefaultValue("24h") Duration transferWithin) {}
}
