/** Tests of the benchmark's arithmetic and options. */
@NullMarked
package larder.bench;

import org.jspecify.annotations.NullMarked;
