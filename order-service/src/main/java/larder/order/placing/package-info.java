/** From a decision to a placed order: the order is requested, the catalogue answers, the price guard has its say. */
@NullMarked
package larder.order.placing;

import org.jspecify.annotations.NullMarked;
