/**
 * Measures Larder beside a floor: a program that does the least such a thing can do, on the same machine, in the same run and by
 * the same load. Speeds belong to a machine; their ratios travel.
 */
@NullMarked
package larder.bench;

import org.jspecify.annotations.NullMarked;
