package larder.gateway.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.HexFormat;
import larder.gateway.signature.DeviceKey.PublicHalf;

/** ECDSA on the curve P-256 with SHA-256; a signature is {@code r || s}, 64 bytes (RFC 9421, section 3.3.4). */
record P256Key(ECPublicKey key) implements PublicHalf {

    private static final int COORDINATE = 32;
    private static final int POINT = 1 + 2 * COORDINATE;
    private static final byte UNCOMPRESSED = 4;
    /** What stands before the point in its SubjectPublicKeyInfo (RFC 5480). */
    private static final byte[] INFO_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final ECParameterSpec P256 = parameters();

    static P256Key read(byte[] encoded) {
        byte[] point = encoded;
        if (encoded.length == INFO_PREFIX.length + POINT
                && Arrays.equals(encoded, 0, INFO_PREFIX.length, INFO_PREFIX, 0, INFO_PREFIX.length)) {
            point = Arrays.copyOfRange(encoded, INFO_PREFIX.length, encoded.length);
        }
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("a P-256 public key is an uncompressed point or its key info");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        requireOnCurve(x, y);
        try {
            return new P256Key((ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a P-256 public key", e);
        }
    }

    /** The platform does not look, and nothing is promised of a point beside the curve. */
    private static void requireOnCurve(BigInteger x, BigInteger y) {
        EllipticCurve curve = P256.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger right =
                x.modPow(BigInteger.valueOf(3), p).add(curve.getA().multiply(x)).add(curve.getB());
        if (x.compareTo(p) >= 0
                || y.compareTo(p) >= 0
                || !y.multiply(y).subtract(right).mod(p).equals(BigInteger.ZERO)) {
            throw new IllegalArgumentException("the point is not on the curve P-256");
        }
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ECDSA_P256_SHA256;
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was checked when it was read", e);
        }
    }

    @Override
    public byte[] encoded() {
        byte[] info = key.getEncoded();
        return Arrays.copyOfRange(info, info.length - POINT, info.length);
    }
}
