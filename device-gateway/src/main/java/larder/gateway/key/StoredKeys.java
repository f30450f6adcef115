package larder.gateway.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All keys of all devices. */
interface StoredKeys extends Repository<StoredKey, String> {

    StoredKey saveAndFlush(StoredKey key);

    List<StoredKey> findByDeviceOrderByValidFrom(String device);

    List<StoredKey> findByDeviceAndRevokedAtIsNull(String device);

    long countByDeviceAndRequestIsNotNullAndValidFromAfter(String device, Instant since);

    Optional<StoredKey> findByIdAndDevice(String id, String device);

    List<StoredKey> findByFingerprint(String fingerprint);
}
