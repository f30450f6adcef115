/** Feeds over HTTP, for operations staff: a run is ordered, its bytes come in by chunks, and its report is read. */
@NullMarked
package larder.catalog.feed;

import org.jspecify.annotations.NullMarked;
