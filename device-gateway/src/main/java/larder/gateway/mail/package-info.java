/** Mails to people: they leave after the change that they tell of is committed, and are tried again until somebody takes them. */
@NullMarked
package larder.gateway.mail;

import org.jspecify.annotations.NullMarked;
