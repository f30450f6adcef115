/** What is sold, and on which terms. */
@NullMarked
package larder.contracts.product;

import org.jspecify.annotations.NullMarked;
