package larder.catalog.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** A kind of picture that is read, told by its first bytes and by nothing that the sender says. */
enum PictureFormat {
    JPEG(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 40_000_000),
    PNG(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 40_000_000),
    GIF("GIF8".getBytes(StandardCharsets.ISO_8859_1), 40_000_000),
    /** It is decoded as a whole, whatever its final size. */
    WEBP("RIFF".getBytes(StandardCharsets.ISO_8859_1), 8_000_000);

    private static final byte[] WEBP_MARK = "WEBP".getBytes(StandardCharsets.ISO_8859_1);
    private static final int WEBP_MARK_AT = 8;

    private final byte[] start;
    private final long mostPixels;

    PictureFormat(byte[] start, long mostPixels) {
        this.start = start;
        this.mostPixels = mostPixels;
    }

    static Optional<PictureFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] bytes) {
        return startsAt(bytes, 0, start) && (this != WEBP || startsAt(bytes, WEBP_MARK_AT, WEBP_MARK));
    }

    private static boolean startsAt(byte[] bytes, int at, byte[] start) {
        return bytes.length >= at + start.length
                && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }

    /** How many pixels it may have. */
    long mostPixels() {
        return mostPixels;
    }

    ImageReader reader() throws IOException {
        return switch (this) {
            case JPEG -> named("jpeg");
            case PNG -> named("png");
            case GIF -> named("gif");
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    private static ImageReader named(String name) {
        return ImageIO.getImageReadersByFormatName(name).next();
    }
}
