/** The way in from the factory: devices one by one, or ten thousand in one call. */
@NullMarked
package larder.gateway.factory;

import org.jspecify.annotations.NullMarked;
