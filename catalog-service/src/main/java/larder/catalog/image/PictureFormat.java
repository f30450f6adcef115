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
    JPEG("\u00ff\u00d8\u00ff", 40_000_000),
    PNG("\u0089PNG\r\n\032\n", 40_000_000),
    GIF("GIF8", 40_000_000),
    /** It is decoded as a whole, whatever its final size. */
    WEBP("RIFF", 8_000_000);

    private static final String WEBP_MARK = "WEBP";
    private static final int WEBP_MARK_AT = 8;
    private static final int TOLD_BY = 12;

    private final String start;
    private final long mostPixels;

    PictureFormat(String start, long mostPixels) {
        this.start = start;
        this.mostPixels = mostPixels;
    }

    static Optional<PictureFormat> of(byte[] bytes) {
        String first = new String(bytes, 0, Math.min(TOLD_BY, bytes.length), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(first)).findFirst();
    }

    private boolean begins(String first) {
        return first.startsWith(start) && (this != WEBP || first.startsWith(WEBP_MARK, WEBP_MARK_AT));
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
