/** Who brings parcels, behind one small interface: the own fleet by default, or another carrier by configuration. */
@NullMarked
package larder.delivery.carrier;

import org.jspecify.annotations.NullMarked;
