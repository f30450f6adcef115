/**
 * Which product a slot orders and under which rules: shoppers bind the slots of their devices, and every change leaves as the
 * slot's new state on the topic {@code bindings}.
 */
@NullMarked
package larder.catalog.binding;

import org.jspecify.annotations.NullMarked;
