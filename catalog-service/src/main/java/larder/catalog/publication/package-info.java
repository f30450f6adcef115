/**
 * Tells the rest of the house what is sold: every change of a product leaves as its present state on the topic {@code products}, some
 * hundred at a time and apart from the outbox, so that no feed, however large, stands in front of an order's stock events.
 */
@NullMarked
package larder.catalog.publication;

import org.jspecify.annotations.NullMarked;
