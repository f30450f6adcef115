package larder.stack.audit;

/** What is always true of a Larder that has come to rest. */
public enum Invariant {
    EVENT_DECIDED_ONCE("every acknowledged event has exactly one decision, and no decision lacks its event"),
    DECISION_ORDERED_ONCE("every decision to order has exactly one order, and no order lacks its decision"),
    ORDER_HISTORY_LEGAL("every order went through legal steps only, and told each of them once"),
    ONE_OPEN_ORDER("no slot had two open orders at once unless its binding allows that"),
    STOCK_ADDS_UP("what is available in a warehouse is what is on hand less what is reserved, and never negative"),
    STOCK_AS_MOVED("what is on hand in a warehouse is what its movements add up to"),
    STOCK_PROMISED("what a warehouse has reserved and shipped is what orders have"),
    STOCK_FOLLOWS_ORDER("every order has the stock that its state asks for, told in order and once"),
    DELIVERY_FOLLOWS_ORDER("every confirmed order has exactly one shipment, and both agree on where it is"),
    BOOKS_BALANCE("every booking adds up to nothing in each currency, and so do the books"),
    PAYMENT_FOLLOWS_ORDER(
            "every order has one payment set aside while it is bought, taken once when it is sent, and none otherwise"),
    ORDER_AGREED(
            "no order was placed above its ceiling, or where only proposals were agreed to, without its shopper's word");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
