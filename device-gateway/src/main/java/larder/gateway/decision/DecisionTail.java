package larder.gateway.decision;

import larder.contracts.Topics;
import larder.contracts.decision.Decision;
import larder.events.EventDeserializer;
import larder.events.UnreadableEvent;
import larder.gateway.GatewayInstance;
import larder.gateway.tail.Hearing;
import larder.gateway.tail.TailConsumers;
import larder.gateway.tail.TopicTail;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears the engine's decisions and hands those that somebody waits for to the waiting requests. */
@Component
final class DecisionTail extends TopicTail {

    private static final Logger log = LoggerFactory.getLogger(DecisionTail.class);

    private final AwaitedDecisions awaited;
    private final GatewayInstance instance;
    private final EventDeserializer<Decision> reader = EventDeserializer.of(Topics.DECISIONS);

    DecisionTail(TailConsumers consumers, AwaitedDecisions awaited, GatewayInstance instance) {
        super(Topics.DECISIONS, consumers, new Hearing());
        this.awaited = awaited;
        this.instance = instance;
    }

    @Override
    protected void on(ConsumerRecord<String, byte[]> heard) {
        if (awaited.isEmpty() || instance.isOfAnother(heard.headers())) {
            return;
        }
        try {
            @Nullable Decision decision = reader.deserialize(heard.topic(), heard.headers(), heard.value());
            if (decision != null) {
                awaited.decided(decision);
            }
        } catch (UnreadableEvent e) {
            log.atWarn()
                    .addKeyValue("partition", heard.partition())
                    .addKeyValue("offset", heard.offset())
                    .setCause(e)
                    .log("decision is unreadable");
        }
    }
}
