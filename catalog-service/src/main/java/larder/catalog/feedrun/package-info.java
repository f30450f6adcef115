/**
 * Acts on the rows of uploaded feeds, in the background of any instance: some hundred rows a transaction, which notes how many are done,
 * so that a run that is cut off goes on there.
 */
@NullMarked
package larder.catalog.feedrun;

import org.jspecify.annotations.NullMarked;
