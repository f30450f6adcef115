package larder.support.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Refuses texts with the character U+0000, which JSON can hold and PostgreSQL cannot. */
final class PlainStringDeserializer extends StringDeserializer {

    static final char NUL = 0;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && text.indexOf(NUL) >= 0) {
            throw DatabindException.from(
                    parser, "NUL in a text", new IllegalArgumentException("a text must not hold U+0000"));
        }
        return text;
    }
}
