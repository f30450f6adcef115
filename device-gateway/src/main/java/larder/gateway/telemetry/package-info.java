/**
 * How devices fare: when they were last heard, on what charge and firmware, and what was refused to them. It is gathered in
 * memory and written in batches, so that no request waits for the database.
 */
@NullMarked
package larder.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
