/**
 * The trust boundary: it knows devices and who may speak for them, takes in what they report over signed HTTPS, and leaves
 * it on {@code device-events} for the engine. Topics out: {@code device-events}, {@code devices}; topics in, by every
 * instance and without a group: {@code devices}, {@code decisions}.
 */
@NullMarked
package larder.gateway;

import org.jspecify.annotations.NullMarked;
