package larder.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakePictureTest {

    /** One red pixel. */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");

    private final MakePicture makePicture = new MakePicture();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void makesAJpegOfWhatItReads(String format) throws Exception {
        Picture picture = makePicture.from(encoded(new BufferedImage(1_600, 400, BufferedImage.TYPE_INT_RGB), format));

        assertThat(picture.width()).isEqualTo(800);
        assertThat(picture.height()).isEqualTo(200);
        assertThat(decoded(picture.full()).getWidth()).isEqualTo(800);
        assertThat(decoded(picture.thumb()).getWidth()).isEqualTo(200);
        assertThat(PictureFormat.of(picture.full())).contains(PictureFormat.JPEG);
    }

    @Test
    void readsWebP() throws Exception {
        assertThat(makePicture.from(WEBP).width()).isEqualTo(1);
    }

    @Test
    void putsWhatCanBeSeenThroughOnWhiteAndEnlargesNothing() throws Exception {
        BufferedImage clear = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);

        Picture picture = makePicture.from(encoded(clear, "png"));

        assertThat(picture.width()).isEqualTo(3);
        assertThat(new Color(decoded(picture.full()).getRGB(1, 1))).isEqualTo(Color.WHITE);
    }

    @Test
    void keepsNothingButPixels() throws Exception {
        byte[] plain = encoded(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] note = "Exif\0\0secret place<script>".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        told.write(plain, 0, 20);
        told.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (note.length + 2)});
        told.write(note);
        told.write(plain, 20, plain.length - 20);
        told.write("<html><script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1));

        Picture picture = makePicture.from(told.toByteArray());

        assertThat(new String(picture.full(), StandardCharsets.ISO_8859_1)).doesNotContain("secret", "script", "Exif");
    }

    @Test
    void takesTheFirstFrameOfAnAnimation() throws Exception {
        BufferedImage black = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(red(), null, null), null);
            writer.writeToSequence(new IIOImage(black, null, null), null);
            writer.endWriteSequence();
        }

        Color seen =
                new Color(decoded(makePicture.from(bytes.toByteArray()).full()).getRGB(5, 5));

        assertThat(seen.getRed()).isGreaterThan(200);
    }

    @Test
    void refusesASmallFileOfManyPixelsBeforeItDecodesThem() throws Exception {
        byte[] bomb = encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 check = new CRC32();
        check.update(bomb, 12, 17);
        header.putInt(29, (int) check.getValue());

        assertThatThrownBy(() -> makePicture.from(bomb)).hasMessage("it has too many pixels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<!doctype html><script>alert(1)</script>",
                "%PDF-1.7",
                "BM123456",
                "RIFF1234WAVE"
            })
    void takesNothingElse(String text) {
        assertThatThrownBy(() -> makePicture.from(text.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("it is no JPEG, PNG, GIF or WebP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void refusesWhatIsCutOff(String format) throws IOException {
        byte[] whole = encoded(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), format);

        for (int length : new int[] {8, 12, 20}) {
            assertThatThrownBy(() -> makePicture.from(Arrays.copyOf(whole, length)))
                    .as("%s of %d", format, length)
                    .isInstanceOf(UnreadablePicture.class);
        }
    }

    @Test
    void survivesWhateverFollowsTheFirstBytes() {
        Random random = new Random(7);
        for (byte[] start : new byte[][] {
            {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, WEBP, "GIF89a".getBytes(StandardCharsets.ISO_8859_1)
        }) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[400];
                random.nextBytes(noise);
                System.arraycopy(start, 0, noise, 0, Math.min(start.length, 24));
                try {
                    assertThat(makePicture.from(noise).width()).isLessThanOrEqualTo(MakePicture.FULL);
                } catch (UnreadablePicture e) {
                    assertThat(e.text()).isIn("it cannot be decoded", "it has too many pixels");
                }
            }
        }
    }

    private static BufferedImage red() {
        BufferedImage red = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[100];
        Arrays.fill(pixels, Color.RED.getRGB());
        red.setRGB(0, 0, 10, 10, pixels, 0, 10);
        return red;
    }

    private static BufferedImage decoded(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
