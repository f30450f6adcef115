/** Tokens against a real service. */
@NullMarked
package larder.support.security;

import org.jspecify.annotations.NullMarked;
