/** The published language of Larder: the ids, amounts and topics that every module speaks, and nothing that runs. */
@NullMarked
package larder.contracts;

import org.jspecify.annotations.NullMarked;
