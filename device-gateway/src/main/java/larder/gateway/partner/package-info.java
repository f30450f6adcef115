/** Makers of devices besides the house: made, given clients, suspended and resumed by ops. */
@NullMarked
package larder.gateway.partner;

import org.jspecify.annotations.NullMarked;
