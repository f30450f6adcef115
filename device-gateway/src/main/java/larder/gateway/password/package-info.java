/** What passwords are good enough, and how they are kept. */
@NullMarked
package larder.gateway.password;

import org.jspecify.annotations.NullMarked;
