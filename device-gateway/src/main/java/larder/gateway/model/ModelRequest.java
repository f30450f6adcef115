package larder.gateway.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import larder.contracts.Sku;
import larder.contracts.device.DeviceModelState;
import larder.contracts.device.DeviceModelState.Kind;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A model as its maker describes it.
 *
 * @param partner whose model it is, where ops describe it first; none for the house
 */
record ModelRequest(
        @NotNull Kind kind,
        @Nullable @Pattern(regexp = NAME) String partner,
        @NotEmpty @Size(max = 16) List<@NotNull @Valid SlotRequest> slots) {

    private static final String NAME = "[A-Za-z0-9._~-]{1,64}";

    /** UCUM codes of what containers hold and machines use: per cent, counts, mass, volume, length, time, energy. */
    private static final String UNIT =
            "%|1|\\{[!-z|~]{1,30}\\}|[kdcmu]?(g|L|l|m|s|J|W\\.h)|min|h|d|\\[(lb_av|oz_av|gal_us|foz_us|in_i|ft_i)\\]";

    List<DeviceModelState.Slot> asSlots() {
        Set<String> names = new HashSet<>();
        for (SlotRequest slot : slots) {
            if (!names.add(slot.name())) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "slots must differ in name");
            }
        }
        return slots.stream().map(SlotRequest::asSlot).toList();
    }

    /**
     * @param unit a UCUM code; none for a slot without a sensor
     * @param skus the products it may order; together with no categories, any
     */
    record SlotRequest(
            @NotNull @Pattern(regexp = NAME) String name,

            @Nullable @Pattern(regexp = UNIT, message = "must be a UCUM code such as %, L, kg or {count}")
            String unit,

            @Nullable @Positive @Digits(integer = 9, fraction = 6)
            BigDecimal capacity,

            @Nullable @Size(max = 200) List<@NotNull Sku> skus,

            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = NAME) String> categories) {

        DeviceModelState.Slot asSlot() {
            if (capacity != null && unit == null) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "capacity needs a unit");
            }
            return new DeviceModelState.Slot(
                    name, unit, capacity, skus == null ? List.of() : skus, categories == null ? List.of() : categories);
        }
    }
}
