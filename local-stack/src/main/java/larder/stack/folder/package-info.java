/** The folder that holds all state of a local Larder: secrets, certificates, ports, data, logs, and where to find the running system. */
@NullMarked
package larder.stack.folder;

import org.jspecify.annotations.NullMarked;
