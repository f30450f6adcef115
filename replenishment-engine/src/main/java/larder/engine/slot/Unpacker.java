package larder.engine.slot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link Packer} wrote. */
final class Unpacker {

    private final byte[] buffer;
    private int position;

    Unpacker(byte[] buffer) {
        this.buffer = buffer;
    }

    boolean isAtEnd() {
        return position == buffer.length;
    }

    int octet() {
        return buffer[position++] & 0xFF;
    }

    boolean flag() {
        return octet() == 1;
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = buffer[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    byte[] bytes() {
        int size = (int) number();
        byte[] value = new byte[size];
        System.arraycopy(buffer, position, value, 0, size);
        position += size;
        return value;
    }

    String text() {
        int size = (int) number();
        String value = new String(buffer, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    Instant instant() {
        return Instant.ofEpochSecond(signed(), number());
    }

    BigDecimal decimal() {
        int scale = (int) signed();
        return new BigDecimal(new BigInteger(bytes()), scale);
    }

    <T> @Nullable T optional(Function<Unpacker, T> read) {
        return flag() ? read.apply(this) : null;
    }

    <T> List<T> list(Function<Unpacker, T> read) {
        int size = (int) number();
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return Collections.unmodifiableList(values);
    }
}
