/**
 * Checks the promises of Larder from the outside: what stands in the topics and in the tables, and no service's own word for it.
 *
 * <p>Memory: slots are audited one partition at a time, so that what is held at once is one partition of device-events, decisions
 * and order-events, in about 300 bytes for each event; tables are streamed and looked up in batches.
 */
@NullMarked
package larder.stack.audit;

import org.jspecify.annotations.NullMarked;
