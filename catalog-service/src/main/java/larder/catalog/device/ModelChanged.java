package larder.catalog.device;

/**
 * What a model's slots may order has changed; told inside the transaction that takes it in.
 *
 * @param model the model
 */
public record ModelChanged(String model) {}
