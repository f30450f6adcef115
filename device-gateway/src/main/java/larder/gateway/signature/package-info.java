/**
 * HTTP Message Signatures (RFC 9421) and Content-Digest (RFC 9530) as devices use them: reading and checking, never making.
 */
@NullMarked
package larder.gateway.signature;

import org.jspecify.annotations.NullMarked;
