/**
 * A door of its own for devices that prove themselves by an X.509 certificate: TLS asks for one, and nothing but the
 * endpoints of devices lies behind it.
 */
@NullMarked
package larder.gateway.mtls;

import org.jspecify.annotations.NullMarked;
