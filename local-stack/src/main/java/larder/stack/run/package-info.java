/** Starts PostgreSQL, Kafka and the five services as child processes, watches over them and ends them in order. */
@NullMarked
package larder.stack.run;

import org.jspecify.annotations.NullMarked;
