/** A carrier whose one courier is a program: it works from the manifest and reports over the service's own HTTPS courier API, like any courier's phone. */
@NullMarked
package larder.delivery.simulated;

import org.jspecify.annotations.NullMarked;
