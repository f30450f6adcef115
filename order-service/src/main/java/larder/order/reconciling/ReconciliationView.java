package larder.order.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation as ops see it.
 *
 * @param from what was asked for since then
 * @param until and before then
 * @param endedAt not there while it is at work
 * @param compared how many payments were held against each other
 * @param found how many differences there are
 * @param differences all of them, where it is shown alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconciliationView(
        UUID id,
        Instant from,
        Instant until,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable Integer compared,
        @Nullable Integer found,
        @Nullable List<Difference> differences) {

    static ReconciliationView read(ResultSet row, int number) throws SQLException {
        boolean ended = row.getObject("ended_at") != null;
        return new ReconciliationView(
                row.getObject("id", UUID.class),
                Reconciliations.instant(row, "from_at"),
                Reconciliations.instant(row, "until_at"),
                Reconciliations.instant(row, "asked_at"),
                ended ? Reconciliations.instant(row, "ended_at") : null,
                ended ? Integer.valueOf(row.getInt("compared")) : null,
                ended ? Integer.valueOf(row.getInt("found")) : null,
                null);
    }

    ReconciliationView with(List<Difference> all) {
        return new ReconciliationView(id, from, until, askedAt, endedAt, compared, found, all);
    }
}
