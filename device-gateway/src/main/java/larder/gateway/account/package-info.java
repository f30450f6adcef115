/** People's accounts: sign-up, proof of the address, passwords, roles and the revocation of all access. */
@NullMarked
package larder.gateway.account;

import org.jspecify.annotations.NullMarked;
