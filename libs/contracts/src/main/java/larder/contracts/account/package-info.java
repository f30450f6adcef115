/** What the rest of Larder needs to know of a person's account. */
@NullMarked
package larder.contracts.account;

import org.jspecify.annotations.NullMarked;
