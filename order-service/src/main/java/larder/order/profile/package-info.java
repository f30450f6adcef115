/** What holds in the country that an order goes to: how it may come to be, how long it can be called off, and what its delivery costs. */
@NullMarked
package larder.order.profile;

import org.jspecify.annotations.NullMarked;
