package larder.order.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import larder.contracts.ShopperId;
import org.jspecify.annotations.Nullable;

/**
 * What operations have said of an account.
 *
 * @param accountId whose
 * @param standing how it stands
 * @param reason why, in the words of operations, where they said
 * @param since from when on; absent for an account of which nothing was ever said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountStanding(
        ShopperId accountId,
        Standing standing,
        @Nullable String reason,
        @Nullable Instant since) {}
