/** Who owns which device and its slots, as the topic {@code devices} tells; nobody else's slots can be bound. */
@NullMarked
package larder.catalog.device;

import org.jspecify.annotations.NullMarked;
