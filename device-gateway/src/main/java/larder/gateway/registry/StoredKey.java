package larder.gateway.registry;

import larder.gateway.signature.SignatureAlgorithm;

/**
 * A device's key as the database holds it.
 *
 * @param material the raw public key, or the encrypted shared secret
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
record StoredKey(SignatureAlgorithm algorithm, byte[] material) {}
