/** From a decision to a placed order: the order is requested, the catalogue answers, the shopper's own rules have their say. */
@NullMarked
package larder.order.placing;

import org.jspecify.annotations.NullMarked;
