package larder.gateway.key;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All keys of all devices. */
interface StoredKeys extends Repository<StoredKey, String> {

    StoredKey saveAndFlush(StoredKey key);

    List<StoredKey> findByDeviceOrderByValidFrom(String device);

    Optional<StoredKey> findByIdAndDevice(String id, String device);

    List<StoredKey> findByFingerprint(String fingerprint);
}
