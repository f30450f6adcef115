package larder.stack.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A feed on this machine, unpacked where it is packed.
 *
 * @param path where it lies
 * @param format one of the API's formats
 * @param bytes how long it is, unpacked
 * @param sha256 its digest, unpacked
 */
public record FeedFile(Path path, String format, long bytes, String sha256) {

    private static final int BUFFER = 64 * 1024;
    private static final int PEEK = 512;

    /** Reads the file once, for its digest. */
    public static FeedFile of(Path path, @Nullable String format) throws IOException {
        String named =
                format == null ? guess(path) : format.toUpperCase(Locale.ROOT).replace('-', '_');
        try (InputStream in = open(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            int some;
            while ((some = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, some);
                bytes += some;
            }
            return new FeedFile(path, named, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    InputStream open() throws IOException {
        return open(path);
    }

    /** By its name, or else by how it begins. */
    private static String guess(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".xml") || name.endsWith(".rss")) {
            return "MERCHANT_XML";
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "JSON_LINES";
        }
        if (name.endsWith(".tsv") || name.endsWith(".txt")) {
            return "MERCHANT_TSV";
        }
        try (InputStream in = open(path)) {
            String begin = new String(in.readNBytes(PEEK), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
            return begin.startsWith("<") ? "MERCHANT_XML" : begin.startsWith("{") ? "JSON_LINES" : "MERCHANT_TSV";
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.mark(2);
        boolean packed = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return packed ? new GZIPInputStream(in, BUFFER) : in;
    }
}
