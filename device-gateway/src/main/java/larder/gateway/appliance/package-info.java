/** Partners' appliances that bring themselves in, for the shopper who has let their maker order. */
@NullMarked
package larder.gateway.appliance;

import org.jspecify.annotations.NullMarked;
