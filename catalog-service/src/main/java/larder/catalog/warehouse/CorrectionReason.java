package larder.catalog.warehouse;

/** Why there are more or fewer packs than the books said. */
public enum CorrectionReason {
    /** A count found another number. */
    COUNT,
    DAMAGE,
    LOSS,
    FOUND,
    /** An order's packs came back. */
    RETURN;

    /** Whether it can make packs more, or fewer, by so many. */
    boolean allows(long packs) {
        return switch (this) {
            case COUNT -> packs != 0;
            case DAMAGE, LOSS -> packs < 0;
            case FOUND, RETURN -> packs > 0;
        };
    }
}
