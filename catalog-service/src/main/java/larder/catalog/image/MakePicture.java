package larder.catalog.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/** Makes of foreign bytes a picture of our own: only pixels get through, no remarks, places, profiles or programs. */
@Component
class MakePicture {

    static final int FULL = 800;
    static final int THUMB = 200;
    private static final float QUALITY = 0.85f;

    /** One at a time: a picture may need tens of megabytes while it is decoded. */
    private final Semaphore decoding = new Semaphore(1);

    Picture from(byte[] bytes) throws UnreadablePicture {
        PictureFormat format =
                PictureFormat.of(bytes).orElseThrow(() -> new UnreadablePicture("it is no JPEG, PNG, GIF or WebP"));
        decoding.acquireUninterruptibly();
        try {
            BufferedImage full = scaled(decoded(bytes, format), FULL);
            return new Picture(jpeg(full), jpeg(scaled(full, THUMB)), full.getWidth(), full.getHeight());
        } catch (IOException | RuntimeException e) {
            throw new UnreadablePicture("it cannot be decoded", e);
        } finally {
            decoding.release();
        }
    }

    /** The first frame, with so many pixels left out that what is left is at least twice the size it is served in. */
    private static BufferedImage decoded(byte[] bytes, PictureFormat format) throws IOException, UnreadablePicture {
        ImageReader reader = format.reader();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width < 1 || height < 1 || width * height > format.mostPixels()) {
                throw new UnreadablePicture("it has too many pixels");
            }
            ImageReadParam sparse = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.max(width, height) / (2L * FULL));
            sparse.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, sparse);
        } finally {
            reader.dispose();
        }
    }

    /** On white, and no larger than it is. */
    private static BufferedImage scaled(BufferedImage image, int most) {
        double factor = Math.min(1, (double) most / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = plain.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return plain;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
