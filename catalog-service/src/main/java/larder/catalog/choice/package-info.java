/**
 * Which products a slot may choose among, and which bindings need a new choice because the catalogue has changed under them: none of
 * those breaks silently.
 */
@NullMarked
package larder.catalog.choice;

import org.jspecify.annotations.NullMarked;
