/**
 * Finds products by what people type, and counts what there is to narrow it down by. What is searched is a table that the database keeps by
 * triggers ({@code V6__product_search.sql}), in which Hangul stands as the keys it is typed with.
 */
@NullMarked
package larder.catalog.search;

import org.jspecify.annotations.NullMarked;
