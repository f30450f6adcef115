/**
 * Real infrastructure without installation: PostgreSQL and a Kafka broker as child processes, a local certificate authority,
 * and a reaper that leaves nothing of it running, however its owner ends.
 */
@NullMarked
package larder.embedded;

import org.jspecify.annotations.NullMarked;
