/** Reads feeds row by row, in the formats retailers have, without ever holding more than one row of them. */
@NullMarked
package larder.catalog.feedformat;

import org.jspecify.annotations.NullMarked;
