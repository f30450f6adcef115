package larder.gateway.tokenkey;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key.
 *
 * @param key both of its parts
 * @param signsFrom when it begins to sign; the latest that has begun is the one that signs
 * @param goneFrom when it is published no more; none while no later key is there
 */
record TokenKey(RSAKey key, Instant signsFrom, @Nullable Instant goneFrom) {

    boolean isPublishedAt(Instant time) {
        return goneFrom == null || goneFrom.isAfter(time);
    }

    boolean signsAt(Instant time) {
        return !signsFrom.isAfter(time);
    }

    @Override
    public String toString() {
        return "TokenKey[id=" + key.getKeyID() + ", signsFrom=" + signsFrom + "]";
    }
}
