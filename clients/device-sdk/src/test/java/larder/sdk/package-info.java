/** Tests of the device SDK, against a gateway of their own that answers what each test needs. */
@NullMarked
package larder.sdk;

import org.jspecify.annotations.NullMarked;
