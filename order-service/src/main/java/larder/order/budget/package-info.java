/** What a household lets itself spend in a day and a month, and what of it is spent, held and left. */
@NullMarked
package larder.order.budget;

import org.jspecify.annotations.NullMarked;
