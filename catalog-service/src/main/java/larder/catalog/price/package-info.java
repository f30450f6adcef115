/**
 * What packs cost and when: a history in which nothing is overwritten, prices that are still to come, and the promise that nobody is
 * charged more than they were shown.
 */
@NullMarked
package larder.catalog.price;

import org.jspecify.annotations.NullMarked;
