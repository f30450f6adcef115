package larder.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;

/**
 * One consumable of one device, written {@code device:slot}; a button has the single slot {@code main}. It is the key of
 * everything that must stay in order for a slot.
 *
 * @param device the device that has the slot
 * @param name the slot's name within its device
 */
public record SlotId(DeviceId device, String name) implements Identifier {

    /** The slot of a device that has only one. */
    public static final String MAIN = "main";

    private static final DeviceId APP = new DeviceId("app");

    public SlotId {
        Identifier.require(name, "slot name");
    }

    /** Reads {@code device:slot}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SlotId of(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("slot id must read device:slot");
        }
        return new SlotId(new DeviceId(value.substring(0, colon)), value.substring(colon + 1));
    }

    /** What stands where the slot does in an order that no device asked for, {@code app:<uuid>}: one for each purchase. */
    public static SlotId ofPurchase(UUID purchase) {
        return new SlotId(APP, purchase.toString());
    }

    /** Whether it stands for a purchase in the app, and there is no such slot. */
    public boolean standsForPurchase() {
        return device.equals(APP);
    }

    @Override
    public String value() {
        return device.value() + ":" + name;
    }

    @Override
    public String toString() {
        return value();
    }
}
