package larder.gateway.factory;

/** One row of a file: what it asks for, or why that cannot be read. */
sealed interface Row {

    /** A device to register. */
    record Legible(Registration registration) implements Row {}

    /** Nothing that can be registered. */
    record Illegible(Outcome.Refused because) implements Row {}
}
