package larder.engine.slot;

import larder.contracts.DecisionId;

/**
 * The policy's word on one event, and what is known of the slot from then on.
 *
 * @param decision the event's decision, the same however often the event comes
 * @param answer what it says
 * @param repeat whether it was said before; then nothing changes
 * @param next the slot's state after the event
 */
public record Verdict(DecisionId decision, Answer answer, boolean repeat, SlotState next) {}
