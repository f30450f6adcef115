package larder.gateway.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A maker of devices: {@code ACTIVE <-> SUSPENDED}. */
@Entity
@Table(name = "partner")
class Partner {

    @Id
    private String id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Status status;

    private boolean settled;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    /** For JPA, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Partner() {}

    @SuppressWarnings("NullAway.Init") // the version is JPA's
    Partner(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.status = Status.ACTIVE;
        this.settled = true;
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Takes another status, which its devices follow. False when it had that before. */
    boolean become(Status wanted, Instant now) {
        if (status == wanted) {
            return false;
        }
        status = wanted;
        settled = false;
        changedAt = now;
        return true;
    }

    void settle() {
        settled = true;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Status status() {
        return status;
    }

    boolean isSuspended() {
        return status == Status.SUSPENDED;
    }

    boolean isSettled() {
        return settled;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Whether its devices may order. */
    enum Status {
        ACTIVE,
        SUSPENDED
    }
}
