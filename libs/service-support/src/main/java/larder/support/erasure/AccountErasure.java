package larder.support.erasure;

import larder.contracts.ShopperId;

/**
 * How a service forgets a person. It is asked again and again, in a transaction each time, until nothing of the account is
 * left and none can come late; so it may stop anywhere, and must do no harm when there is nothing to do.
 */
public interface AccountErasure {

    /** What stands for an account that is no more, and for each part of its address. No token can carry it as a subject. */
    String NOBODY = "erased";

    /** The most rows that one call should touch. */
    int CHUNK = 200;

    /** Erases a bounded part of what the service holds of the account. */
    Progress eraseSome(ShopperId account);

    /** How much is left. */
    enum Progress {
        /** More can be erased right away. */
        MORE,
        /** Nothing can be erased now; what is still on its way can when it has ended. */
        WAITING,
        /** Nothing is left. */
        DONE
    }
}
