package larder.catalog.warehouse;

import larder.contracts.WarehouseId;

/** A warehouse is new, or is another now: its packs may be for others than before. */
public record WarehouseChanged(WarehouseId id) {}
