package larder.gateway.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What is printed on a device to claim it by, or shown by its owner to hand it over: 80 random bits as sixteen characters of
 * Crockford's base 32. Only its hash is stored, and being random it needs no salt.
 */
public record ClaimCode(String characters) {

    /** What stands before the characters in a QR code; all of it is of the alphabet that QR codes pack tightest. */
    private static final String QR_PREFIX = "LARDER:1:";

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public static ClaimCode draw(RandomGenerator random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ClaimCode(characters.toString());
    }

    /** Reads what a person typed or a camera read: case, hyphens, spaces, and O for 0, I or L for 1 do not matter. */
    static Optional<ClaimCode> read(String given) {
        String code = given.strip().toUpperCase(Locale.ROOT);
        String characters = (code.startsWith(QR_PREFIX) ? code.substring(QR_PREFIX.length()) : code)
                .replace("-", "")
                .replace(" ", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(characters).matches() ? Optional.of(new ClaimCode(characters)) : Optional.empty();
    }

    /** The code in groups of four, as it is printed. */
    public String printed() {
        return String.join("-", characters.split("(?<=\\G.{" + GROUP + "})", -1))
                .replaceAll("-$", "");
    }

    /** The text of its QR code. */
    public String qrText() {
        return QR_PREFIX + characters;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(characters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ClaimCode[...]";
    }
}
