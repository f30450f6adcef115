package larder.gateway.signature;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.StringItem;

/** Builds the signature base (RFC 9421, section 2.5) of the three components that a device signs, in the signer's order. */
final class SignatureBase {

    private SignatureBase() {}

    static byte[] of(RequestHead head, InnerList input) {
        StringBuilder base = new StringBuilder(384);
        EnumSet<Component> covered = EnumSet.noneOf(Component.class);
        for (Item<?> item : input.get()) {
            Component component = componentOf(item);
            if (!covered.add(component)) {
                throw MessageSignature.malformed(component.identifier + " is covered twice");
            }
            base.append('"').append(component.identifier).append("\": ");
            base.append(component.valueIn(head)).append('\n');
        }
        if (covered.size() != Component.values().length) {
            throw MessageSignature.malformed("@method, @path and content-digest must be covered");
        }
        base.append("\"@signature-params\": ");
        return input.serializeTo(base).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Component componentOf(Item<?> item) {
        if (item instanceof StringItem name && name.getParams().isEmpty()) {
            for (Component component : Component.values()) {
                if (component.identifier.equals(name.get())) {
                    return component;
                }
            }
        }
        throw MessageSignature.malformed("Only @method, @path and content-digest may be covered");
    }

    private enum Component {
        METHOD("@method"),
        PATH("@path"),
        CONTENT_DIGEST("content-digest");

        private final String identifier;

        Component(String identifier) {
            this.identifier = identifier;
        }

        private String valueIn(RequestHead head) {
            return switch (this) {
                case METHOD -> head.method();
                case PATH -> head.path();
                case CONTENT_DIGEST -> {
                    String digest = head.contentDigest();
                    if (digest == null) {
                        throw MessageSignature.malformed("content-digest is covered but not sent");
                    }
                    yield digest;
                }
            };
        }
    }
}
