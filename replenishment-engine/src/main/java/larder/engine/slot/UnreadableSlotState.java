package larder.engine.slot;

/** A stored state this engine is too old to read. Events wait for an engine that can; none is put aside for it. */
public final class UnreadableSlotState extends RuntimeException {

    UnreadableSlotState(String message) {
        super(message);
    }
}
