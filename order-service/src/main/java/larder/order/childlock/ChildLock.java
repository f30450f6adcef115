package larder.order.childlock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import larder.contracts.decision.Decision.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What a household keeps locked.
 *
 * @param triggers the ways of ordering whose orders wait for the PIN
 * @param shutUntil until when no PIN is looked at, where too many were wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChildLock(List<Trigger> triggers, @Nullable Instant shutUntil) {}
