/** Kinds of devices: what slots each has and what those may order, described by the house or by the partner who makes it. */
@NullMarked
package larder.gateway.model;

import org.jspecify.annotations.NullMarked;
