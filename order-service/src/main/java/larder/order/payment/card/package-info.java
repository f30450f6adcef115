/** Cards, by a provider that speaks the HTTP API of Stripe. */
@NullMarked
package larder.order.payment.card;

import org.jspecify.annotations.NullMarked;
