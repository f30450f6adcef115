package larder.support.egress;

/**
 * A call went no further. What it says may be shown to whoever named the address: it tells nothing about what there is inside the house.
 */
public final class EgressRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a call ended. */
    public enum Reason {
        /** It is no address that is called at all. */
        URL("the address must be http or https, with a host name, the usual port and no password"),
        /** There is nothing, or what there is may not be called; the two are not told apart. */
        UNREACHABLE("the address cannot be reached"),
        /** It led on and on. */
        REDIRECTS("the address leads to too many others"),
        /** Something else than 200 was answered. */
        STATUS("the address does not answer 200"),
        TOO_LARGE("what the address answers is too large"),
        TOO_SLOW("the address takes too long to answer");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    EgressRefused(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    EgressRefused(Reason reason, Throwable cause) {
        super(reason.text, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String text() {
        return reason.text;
    }
}
