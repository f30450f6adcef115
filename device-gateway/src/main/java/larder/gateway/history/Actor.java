package larder.gateway.history;

import larder.contracts.ShopperId;
import larder.gateway.Caller;

/**
 * Who did it.
 *
 * @param role what they were to the device
 * @param id their account or client; of no concern to shoppers
 */
public record Actor(Role role, String id) {

    public static Actor of(Caller caller) {
        return switch (caller) {
            case Caller.Ops ops -> new Actor(Role.OPS, ops.id());
            case Caller.Partner partner -> new Actor(Role.PARTNER, partner.id());
            case Caller.Shopper owner -> owner(owner.shopper());
        };
    }

    public static Actor owner(ShopperId shopper) {
        return new Actor(Role.OWNER, shopper.value());
    }

    /** Larder by itself. */
    public static Actor house() {
        return new Actor(Role.LARDER, "larder");
    }

    /** What somebody may be to a device. */
    public enum Role {
        OWNER,
        /** Whoever accepts a device that is handed over. */
        RECIPIENT,
        PARTNER,
        OPS,
        LARDER
    }
}
