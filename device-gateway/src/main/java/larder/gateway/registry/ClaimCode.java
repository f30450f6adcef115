package larder.gateway.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What is printed on a device to claim it by: 80 random bits as sixteen characters of Crockford's base 32. Only its hash
 * is stored, and being random it needs no salt.
 */
record ClaimCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    static ClaimCode draw(RandomGenerator random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ClaimCode(characters.toString());
    }

    /** Reads what a person typed: case, hyphens, spaces, and O for 0, I or L for 1 do not matter. */
    static Optional<ClaimCode> read(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace(" ", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(characters).matches() ? Optional.of(new ClaimCode(characters)) : Optional.empty();
    }

    /** The code in groups of four, as it is printed. */
    String printed() {
        return String.join("-", characters.split("(?<=\\G.{" + GROUP + "})", -1))
                .replaceAll("-$", "");
    }

    byte[] hash() {
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
