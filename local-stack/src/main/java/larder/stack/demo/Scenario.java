package larder.stack.demo;

/** A part of the day. */
interface Scenario {

    String title();

    /** Lives it, telling what happens and claiming what has to come true. */
    void live(Story story);
}
