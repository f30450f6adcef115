/** What people should hear of: what happens to their account, their devices and what these order. */
@NullMarked
package larder.gateway.notice;

import org.jspecify.annotations.NullMarked;
