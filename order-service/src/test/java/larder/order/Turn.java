package larder.order;

import org.jspecify.annotations.Nullable;

/**
 * What happens to one order in a round.
 *
 * @param order which of the orders
 * @param first what happens
 * @param beside what happens at the same time, if anything
 */
record Turn(int order, Happening first, @Nullable Happening beside) {}
