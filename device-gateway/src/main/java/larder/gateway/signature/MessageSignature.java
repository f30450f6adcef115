package larder.gateway.signature;

import java.nio.ByteBuffer;
import java.time.Instant;
import larder.contracts.DeviceId;
import larder.contracts.EventId;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The one signature of a request, read but not yet believed.
 *
 * @param device who says to have signed
 * @param nonce the id of the event that was signed for
 * @param expires when the signer says that it ends, where it does
 * @param base the bytes that were signed (RFC 9421, section 2.5)
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
public record MessageSignature(
        DeviceId device,
        SignatureAlgorithm algorithm,
        Instant created,
        @Nullable Instant expires,
        EventId nonce,
        byte[] base,
        byte[] value) {

    /** Reads {@code Signature-Input} and {@code Signature}: one signature, under any label. */
    public static MessageSignature read(RequestHead head) {
        if (head.signatureInput() == null || head.signature() == null) {
            throw new ProblemException(
                    ProblemType.SIGNATURE_MISSING, "Sign the request: Signature-Input and Signature (RFC 9421)");
        }
        try {
            return read(head, head.signatureInput(), head.signature());
        } catch (ParseException e) {
            throw new ProblemException(
                    ProblemType.SIGNATURE_MALFORMED,
                    "Signature-Input and Signature must be structured dictionaries",
                    e);
        }
    }

    private static MessageSignature read(RequestHead head, String inputField, String signatureField) {
        Dictionary inputs = Parser.parseDictionary(inputField);
        Dictionary signatures = Parser.parseDictionary(signatureField);
        if (inputs.get().size() != 1
                || !inputs.get().keySet().equals(signatures.get().keySet())) {
            throw malformed("There must be one signature, under the same label in both fields");
        }
        if (!(inputs.get().values().iterator().next() instanceof InnerList input)) {
            throw malformed("Signature-Input must be a list of components in parentheses");
        }
        if (!(signatures.get().values().iterator().next() instanceof ByteSequenceItem signature)) {
            throw malformed("Signature must be a byte sequence, as in larder=:...:");
        }
        SignatureParameters parameters = new SignatureParameters(input.getParams());
        return new MessageSignature(
                parameters.keyId(),
                parameters.algorithm(),
                parameters.created(),
                parameters.expires(),
                parameters.nonce(),
                SignatureBase.of(head, input),
                bytes(signature.get()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.SIGNATURE_MALFORMED, detail);
    }
}
