/** What devices report and what the gateway knows of them. */
@NullMarked
package larder.contracts.device;

import org.jspecify.annotations.NullMarked;
