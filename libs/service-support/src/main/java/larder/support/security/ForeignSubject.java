package larder.support.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import larder.contracts.Identifier;
import larder.support.erasure.AccountErasure;
import org.jspecify.annotations.Nullable;

/**
 * The names that an issuer of its own kind gives to people. One that has the shape of our ids is taken as it is; any other,
 * such as {@code auth0|5f7c}, stands under {@code sub-} and the SHA-256 digest of its text in base 32: always the same for
 * one, never the same for two, and readable back by nobody.
 */
final class ForeignSubject {

    /** What OpenID Connect allows at most. */
    private static final int LONGEST = 255;

    private static final Pattern OURS = Pattern.compile("sub-[a-z2-7]{52}|" + AccountErasure.NOBODY);
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_A_LETTER = 5;
    private static final int LETTERS = 31;

    private ForeignSubject() {}

    /** No id for what is no text, is blank, or is longer than a subject may be: its token is refused. */
    static @Nullable String asIdentifier(@Nullable Object subject) {
        if (!(subject instanceof String name) || name.isBlank() || name.length() > LONGEST) {
            return null;
        }
        boolean fits = Identifier.SHAPE.matcher(name).matches();
        return fits && !OURS.matcher(name).matches() ? name : "sub-" + base32(digest(name));
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int waiting = 0;
        int bits = 0;
        for (byte each : bytes) {
            waiting = (waiting << Byte.SIZE) | Byte.toUnsignedInt(each);
            bits += Byte.SIZE;
            while (bits >= BITS_A_LETTER) {
                bits -= BITS_A_LETTER;
                text.append(BASE32.charAt((waiting >> bits) & LETTERS));
                waiting &= (1 << bits) - 1;
            }
        }
        return text.append(BASE32.charAt((waiting << (BITS_A_LETTER - bits)) & LETTERS))
                .toString();
    }
}
