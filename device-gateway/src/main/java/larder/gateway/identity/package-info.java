/**
 * Who people and programs are: an embedded OAuth 2 authorization server that gives configured clients their tokens, and the
 * check of those same tokens here.
 */
@NullMarked
package larder.gateway.identity;

import org.jspecify.annotations.NullMarked;
