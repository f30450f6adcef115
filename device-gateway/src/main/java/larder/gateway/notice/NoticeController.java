package larder.gateway.notice;

import java.util.List;
import java.util.Objects;
import larder.contracts.ShopperId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import larder.support.security.AllowedTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/notices}: what the caller should hear of. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    private static final int PAGE = 100;

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    /** The latest first, {@code limit} at most; {@code next}, when there, goes into {@code before}. */
    @GetMapping
    @AllowedTo(roles = "'SHOPPER'", scope = "account")
    Page list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @AuthenticationPrincipal Jwt caller) {
        if (limit < 1 || limit > PAGE) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit must be 1 to " + PAGE);
        }
        ShopperId account = account(caller);
        List<Notices.Notice> found = notices.page(account, before, limit + 1);
        boolean more = found.size() > limit;
        List<Notices.Notice> shown = more ? found.subList(0, limit) : found;
        return new Page(shown, notices.unread(account), more ? shown.getLast().id() : null);
    }

    /** 204; reading one twice changes nothing. */
    @PostMapping("/{id}/read")
    @AllowedTo(roles = "'SHOPPER'", scope = "account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id, @AuthenticationPrincipal Jwt caller) {
        if (!notices.read(account(caller), id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such notice of yours");
        }
    }

    /** 204; all up to this one are read. */
    @PostMapping("/read")
    @AllowedTo(roles = "'SHOPPER'", scope = "account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readUpTo(@RequestParam long upTo, @AuthenticationPrincipal Jwt caller) {
        notices.readUpTo(account(caller), upTo);
    }

    private static ShopperId account(Jwt caller) {
        return new ShopperId(Objects.requireNonNull(caller.getSubject(), "every token of the issuer has a subject"));
    }

    record Page(
            List<Notices.Notice> notices,
            long unread,
            @Nullable Long next) {}
}
