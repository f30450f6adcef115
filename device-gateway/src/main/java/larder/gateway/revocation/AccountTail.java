package larder.gateway.revocation;

import larder.contracts.Topics;
import larder.contracts.account.AccountState;
import larder.events.EventJson;
import larder.gateway.account.People;
import larder.gateway.tail.Hearing;
import larder.gateway.tail.TailConsumers;
import larder.gateway.tail.TopicTail;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Hears of every account whose access is revoked, on whichever gateway that happens. What was before, the database tells. */
final class AccountTail extends TopicTail {

    private static final Logger log = LoggerFactory.getLogger(AccountTail.class);

    private final RevokedAccess revoked;
    private final People people;

    AccountTail(TailConsumers consumers, Hearing hearing, RevokedAccess revoked, People people) {
        super(Topics.ACCOUNTS, consumers, hearing);
        this.revoked = revoked;
        this.people = people;
    }

    @Override
    public void start() {
        people.revokedWithin(RevokedAccess.REMEMBERED).forEach(revoked::learn);
        super.start();
    }

    @Override
    protected void on(ConsumerRecord<String, byte[]> heard) {
        byte @Nullable [] value = heard.value();
        if (value == null) {
            return;
        }
        try {
            revoked.learn(EventJson.MAPPER.readValue(value, AccountState.class));
        } catch (JacksonException e) {
            log.atError().addKeyValue("account", heard.key()).setCause(e).log("state of an account is unreadable");
        }
    }
}
