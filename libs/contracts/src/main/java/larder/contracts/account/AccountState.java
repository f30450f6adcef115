package larder.contracts.account;

import java.time.Instant;
import larder.contracts.ShopperId;

/**
 * Where an account stands: the last record of each account tells the present. Names and addresses never travel here.
 *
 * @param account the account
 * @param status where it stands in its life
 * @param tokensValidFrom tokens that were issued before are good no more, whatever they say of their expiry
 * @param changedAt when this became so
 */
public record AccountState(ShopperId account, Status status, Instant tokensValidFrom, Instant changedAt) {

    /** {@code ACTIVE -> ERASED}; what others hold of an erased account is to be made anonymous. */
    public enum Status {
        ACTIVE,
        ERASED
    }
}
