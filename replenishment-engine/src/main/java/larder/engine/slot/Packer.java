package larder.engine.slot;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other in as few bytes as is simple; {@link Unpacker} reads them in the same order. */
final class Packer {

    private byte[] buffer;
    private int length;

    Packer(int expectedSize) {
        buffer = new byte[expectedSize];
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    void octet(int value) {
        room(1);
        buffer[length++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** A number that is not negative and mostly small: seven bits a byte, lowest first. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    /** A number of either sign: the sign moves into the lowest bit. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void uuid(UUID value) {
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    private void fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
    }

    void instant(Instant value) {
        signed(value.getEpochSecond());
        number(value.getNano());
    }

    void decimal(BigDecimal value) {
        signed(value.scale());
        bytes(value.unscaledValue().toByteArray());
    }

    <T> void optional(@Nullable T value, BiConsumer<Packer, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    <T> void list(Collection<T> values, BiConsumer<Packer, T> write) {
        number(values.size());
        for (T value : values) {
            write.accept(this, value);
        }
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
