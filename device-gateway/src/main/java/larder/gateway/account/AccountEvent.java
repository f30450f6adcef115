package larder.gateway.account;

import larder.contracts.ShopperId;

/** What happens to an account, said within the transaction in which it happens; listeners act in the same transaction. */
public sealed interface AccountEvent {

    ShopperId account();

    /** Every session, grant and token from before is good no more. */
    record AccessRevoked(ShopperId account) implements AccountEvent {}

    /** Its owner came back by a mail: whatever lets anybody in was perhaps left there by somebody else. */
    record Recovered(ShopperId account) implements AccountEvent {}

    /** The account is no more, and whatever is kept of the person has to go. */
    record Erased(ShopperId account) implements AccountEvent {}

    /**
     * Something that the person should hear of, lest it was somebody else.
     *
     * @param about the app, browser, passkey or device it is about
     */
    record Noteworthy(ShopperId account, Kind kind, String about) implements AccountEvent {}

    /** What a person should hear of. */
    enum Kind {
        NEW_BROWSER(true),
        PASSWORD_CHANGED(true),
        PASSKEY_ADDED(true),
        PASSKEY_REMOVED(true),
        REFRESH_TOKEN_REUSED(true),
        ROLES_CHANGED(true),
        DEVICE_CLAIMED(false),
        DEVICE_TRANSFERRED(true),
        DEVICE_DEREGISTERED(false),
        SLOT_NEEDS_CHOICE(true),
        ORDER_HELD(true),
        ORDER_LAPSED(false),
        ORDER_OUT_OF_STOCK(true),
        ORDER_WITHOUT_ADDRESS(true),
        ORDER_UNPAID(true),
        ORDER_UNRESOLVED(true),
        ORDER_REJECTED(true),
        ORDER_CALLED_OFF(true),
        ORDER_UNDELIVERED(true),
        ORDER_RETURN_ACCEPTED(true),
        ORDER_RETURN_REFUSED(true);

        private final boolean mailed;

        Kind(boolean mailed) {
            this.mailed = mailed;
        }

        /** Whether it matters enough for a mail. */
        public boolean isMailed() {
            return mailed;
        }
    }
}
