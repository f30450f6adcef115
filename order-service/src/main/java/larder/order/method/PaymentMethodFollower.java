package larder.order.method;

import larder.contracts.ShopperId;

/** Somebody for whom something follows from a shopper's new way to pay, in the same transaction. */
public interface PaymentMethodFollower {

    void chosen(ShopperId shopper);
}
