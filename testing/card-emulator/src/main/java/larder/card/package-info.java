/** A card provider to test against: it speaks as much of Stripe's HTTP API as Larder uses, in a process that can be killed and comes back. */
@NullMarked
package larder.card;

import org.jspecify.annotations.NullMarked;
