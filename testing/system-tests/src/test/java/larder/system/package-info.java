/** The whole system over its public edges, as its users meet it: a day in its life, its faults, its launcher. */
@NullMarked
package larder.system;

import org.jspecify.annotations.NullMarked;
