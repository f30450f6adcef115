/** What the catalogue holds of a shopper: shown to the gateway that asks for it, and erased with the account. */
@NullMarked
package larder.catalog.erasure;

import org.jspecify.annotations.NullMarked;
