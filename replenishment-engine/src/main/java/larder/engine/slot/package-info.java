/**
 * What the engine knows of a slot and how it decides on it: pure values and a pure policy, without Kafka, Spring or a clock.
 *
 * <p>{@link larder.engine.slot.ReplenishmentPolicy} is the only place that decides. Everything it needs to know is in
 * {@link larder.engine.slot.SlotState}, which {@link larder.engine.slot.SlotStateCodec} packs into the few hundred bytes that the
 * state store reads and writes for every event.
 */
@NullMarked
package larder.engine.slot;

import org.jspecify.annotations.NullMarked;
