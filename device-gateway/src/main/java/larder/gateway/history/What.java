package larder.gateway.history;

/** What may be done with a device. */
public enum What {
    REGISTERED,
    CLAIM_CODE_ISSUED,
    CLAIMED,
    RENAMED,
    MOVED,
    PAUSED,
    RESUMED,
    /** Its maker may not order for now. */
    SUSPENDED,
    UNSUSPENDED,
    TRANSFER_OFFERED,
    TRANSFER_CANCELLED,
    /** It went to another account; the last that its old owner sees. */
    HANDED_OVER,
    /** It came from another account; the first that its new owner sees. */
    RECEIVED,
    /** Its owner let its maker's appliance speak for it. */
    AUTHORIZED,
    DEREGISTERED
}
