/** Holds the documents and the operator's files to what the code really says. */
@NullMarked
package larder.system.docs;

import org.jspecify.annotations.NullMarked;
