/** What a shopper buys in the app, without any device: an order that begins with their own word. */
@NullMarked
package larder.order.buying;

import org.jspecify.annotations.NullMarked;
