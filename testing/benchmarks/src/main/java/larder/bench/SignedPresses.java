package larder.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import larder.sdk.DeviceKey;
import larder.sdk.Report;
import larder.sdk.RequestSigner;
import larder.sdk.SignedHeaders;

/** Makes whole requests ahead of time, so that the load generator has nothing to do but to send them. */
final class SignedPresses {

    private SignedPresses() {}

    /** Presses of all devices in turn, each a new event with a signature of its own. */
    static byte[][] make(List<DeviceKey> devices, int count, Instant now) {
        List<RequestSigner> signers = devices.stream().map(RequestSigner::new).toList();
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> request(signers.get(i % signers.size()), Report.Press.at(now), now))
                .toArray(byte[][]::new);
    }

    private static byte[] request(RequestSigner signer, Report press, Instant now) {
        byte[] body = press.body();
        SignedHeaders signed = signer.sign("POST", press.path(), body, press.eventId(), now);
        String head = "POST " + press.path() + " HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Content-Digest: " + signed.contentDigest() + "\r\n"
                + "Signature-Input: " + signed.signatureInput() + "\r\n"
                + "Signature: " + signed.signature() + "\r\n"
                + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
