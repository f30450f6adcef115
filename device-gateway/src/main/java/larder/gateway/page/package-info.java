/** The pages that people see: server-rendered, usable without script, in English and Korean. */
@NullMarked
package larder.gateway.page;

import org.jspecify.annotations.NullMarked;
