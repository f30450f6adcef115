/** How often something may be tried before one has to wait: guesses of passwords and codes, and mails to an address. */
@NullMarked
package larder.gateway.attempt;

import org.jspecify.annotations.NullMarked;
