/** Who may call a service: bearer tokens of the configured issuer, and roles. */
@NullMarked
package larder.support.security;

import org.jspecify.annotations.NullMarked;
