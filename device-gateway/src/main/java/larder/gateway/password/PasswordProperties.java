package larder.gateway.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of passwords.
 *
 * @param minStrength the least zxcvbn score, 0 to 4, of a new password
 * @param askHaveIBeenPwned whether a new password is looked up among those seen in breaches; the first five digits of its
 *     hash leave the house for that
 * @param hashing how many hashes are computed at one time; each takes 19 MiB
 */
@ConfigurationProperties("larder.identity.passwords")
record PasswordProperties(
        @DefaultValue("3") int minStrength,
        @DefaultValue("false") boolean askHaveIBeenPwned,
        @DefaultValue("8") int hashing) {}
