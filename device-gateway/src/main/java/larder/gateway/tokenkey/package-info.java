/** The keys that tokens are signed with: shared by all gateways, published before they sign, rotated without logging anybody out. */
@NullMarked
package larder.gateway.tokenkey;

import org.jspecify.annotations.NullMarked;
