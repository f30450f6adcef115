/**
 * How events reach the policy and decisions leave: the Kafka Streams topology, its processors, what they count and where records go
 * that nobody can use.
 *
 * <p>{@link larder.engine.topology.ReplenishmentTopology} is the picture, {@code larder.engine.slot} the logic. All inputs of a slot are
 * worked off by one task, one after the other, against the slot's one state; the state, the decision and the progress in the
 * inputs are committed in one Kafka transaction.
 */
@NullMarked
package larder.engine.topology;

import org.jspecify.annotations.NullMarked;
