/** The OpenAPI document as tests read it: to hold code to it, and to walk the public surface operation by operation. */
@NullMarked
package larder.testing.document;

import org.jspecify.annotations.NullMarked;
