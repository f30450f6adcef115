/** What tests stand on: a real PostgreSQL, a real Kafka broker, a token issuer, and the rules of the house. */
@NullMarked
package larder.testing;

import org.jspecify.annotations.NullMarked;
