package larder.gateway.history;

import java.time.Instant;
import java.util.List;
import larder.contracts.DeviceId;
import larder.contracts.ShopperId;
import larder.gateway.Caller;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/devices/{id}/history}: whoever owns or owned a device sees their own time, ops see all. */
@RestController
@RequestMapping("/api/devices/{id}/history")
@AllowedTo(
        roles = {"'SHOPPER'", "'OPS'"},
        scope = "devices")
class HistoryController {

    private static final int PAGE = 100;

    private final DeviceHistory history;

    HistoryController(DeviceHistory history) {
        this.history = history;
    }

    /** The oldest first, {@code limit} at most; 404 {@code device-not-owned} for whom it never belonged to. */
    @GetMapping
    HistoryPage list(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long after,
            Authentication authentication) {
        if (limit < 1 || limit > PAGE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + PAGE);
        }
        Caller caller = Caller.of(authentication);
        ShopperId owner = switch (caller) {
            case Caller.Ops _ -> null;
            case Caller.Shopper shopper -> shopper.shopper();
            case Caller.Partner _ -> throw notOwned();
        };
        DeviceId device = deviceId(id);
        List<DeviceHistory.Numbered> found = history.page(device, owner, after, limit + 1);
        if (found.isEmpty() && history.page(device, owner, 0, 1).isEmpty()) {
            throw notOwned();
        }
        List<EntryView> shown = found.stream()
                .limit(limit)
                .map(each -> EntryView.of(each.entry(), owner))
                .toList();
        return new HistoryPage(
                shown, found.size() > limit ? found.get(limit - 1).number() : null);
    }

    private static DeviceId deviceId(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This is no device id", e);
        }
    }

    private static ProblemException notOwned() {
        return new ProblemException(ProblemType.DEVICE_NOT_OWNED, "There is no such device among yours");
    }

    record HistoryPage(List<EntryView> entries, @Nullable Long next) {}

    /** @param actor the account or client, for ops only: owners are not told who others are */
    record EntryView(
            Instant at,
            What what,
            Actor.Role by,
            @Nullable String actor,
            @Nullable ShopperId owner) {

        static EntryView of(Entry entry, @Nullable ShopperId viewer) {
            return viewer == null
                    ? new EntryView(
                            entry.at(),
                            entry.what(),
                            entry.by().role(),
                            entry.by().id(),
                            entry.owner())
                    : new EntryView(entry.at(), entry.what(), entry.by().role(), null, null);
        }
    }
}
