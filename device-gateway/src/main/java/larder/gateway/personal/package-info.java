/** What is a person's own: their data, a copy of all that is held of them, and the right to be forgotten. */
@NullMarked
package larder.gateway.personal;

import org.jspecify.annotations.NullMarked;
