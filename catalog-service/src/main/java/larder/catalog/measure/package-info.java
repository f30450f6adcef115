/** How much a pack holds: read from the words retailers use, brought to one unit of each dimension, and priced by it. */
@NullMarked
package larder.catalog.measure;

import org.jspecify.annotations.NullMarked;
