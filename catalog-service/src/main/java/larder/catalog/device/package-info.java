/**
 * Who owns which device, and what its slots may order, as the topics {@code devices} and {@code device-models} tell; nothing else can
 * be bound.
 */
@NullMarked
package larder.catalog.device;

import org.jspecify.annotations.NullMarked;
