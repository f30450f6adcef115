/**
 * The way in of what devices report: read, checked, left with the broker, answered. No database is asked and no bearer token
 * is looked at here.
 */
@NullMarked
package larder.gateway.ingest;

import org.jspecify.annotations.NullMarked;
