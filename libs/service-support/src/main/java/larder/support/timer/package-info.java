/** Tasks that are kept in a service's own database and run when they are due, each on one of its instances. */
@NullMarked
package larder.support.timer;

import org.jspecify.annotations.NullMarked;
