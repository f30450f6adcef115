package larder.catalog.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import larder.support.egress.EgressClient;
import larder.support.egress.EgressRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches one picture that is due. It is taken for a while, not locked: should this instance die, another one fetches it when the while is
 * over.
 */
@Component
class FetchImage {

    private static final Logger log = LoggerFactory.getLogger(FetchImage.class);
    private static final int MOST_BYTES = 5_000_000;
    private static final Duration TAKEN_FOR = Duration.ofMinutes(5);
    /** When to try again after each attempt; what failed once more is given up until somebody asks anew. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(12));

    private final Images images;
    private final EgressClient egress;
    private final MakePicture makePicture;
    private final Clock clock;

    FetchImage(Images images, EgressClient egress, MakePicture makePicture, Clock clock) {
        this.images = images;
        this.egress = egress;
        this.makePicture = makePicture;
        this.clock = clock;
    }

    /** False when none is due. */
    boolean step() {
        Instant now = clock.instant();
        Optional<Images.Due> due = images.take(now, now.plus(TAKEN_FOR));
        due.ifPresent(this::fetch);
        return due.isPresent();
    }

    private void fetch(Images.Due due) {
        try {
            Picture picture = makePicture.from(egress.get(due.source(), MOST_BYTES));
            boolean kept = images.keep(due, picture, etag(picture.full()), clock.instant());
            log.atInfo().addKeyValue("sku", due.sku()).addKeyValue("kept", kept).log("image fetched");
        } catch (EgressRefused e) {
            fail(due, e.text());
        } catch (UnreadablePicture e) {
            fail(due, e.text());
        }
    }

    private void fail(Images.Due due, String why) {
        images.fail(due, why, again(due.attempts()));
        log.atInfo().addKeyValue("sku", due.sku()).addKeyValue("cause", why).log("image not fetched");
    }

    private @Nullable Instant again(int attempts) {
        return attempts > PAUSES.size() ? null : clock.instant().plus(PAUSES.get(attempts - 1));
    }

    private static String etag(byte[] jpeg) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(jpeg);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
