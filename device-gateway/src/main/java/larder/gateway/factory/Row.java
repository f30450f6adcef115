package larder.gateway.factory;

/** One row of a file: what it asks for, or why that cannot be read. */
sealed interface Row {

    /** A device to register. */
    record Readable(Registration registration) implements Row {}

    /** Nothing that can be registered. */
    record Unreadable(Outcome.Refused because) implements Row {}
}
