package larder.delivery.shipment;

/** What came of the attempt to take a shipment one step on. */
sealed interface Move {

    /** The step is taken. */
    record Taken(Shipment shipment) implements Move {}

    /** The step was taken before; nothing changed. */
    record Repeated(Shipment shipment) implements Move {}

    /** The step does not follow from where the shipment stands; nothing changed. */
    record Refused(Step from, Step to) implements Move {}
}
