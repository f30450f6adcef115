package larder.gateway.claim;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import larder.gateway.GatewayProperties;
import larder.gateway.account.AccountEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong guesses in the database, where all instances see them. Every guess is taken for wrong before the code is
 * looked at, and taken back when it was right, so that many at once get no further than one after the other.
 */
@Component
class Guesses {

    private static final String COUNT = """
            insert into claim_guess (guesser, wrong, since) values (:guesser, 1, :now)
            on conflict (guesser) do update set
                wrong = case when claim_guess.since <= :forgotten then 1 else least(claim_guess.wrong + 1, 1000000) end,
                since = case when claim_guess.since <= :forgotten then excluded.since else claim_guess.since end
            returning wrong""";

    private final JdbcClient jdbc;
    private final GatewayProperties.Claiming limits;
    private final Clock clock;

    Guesses(JdbcClient jdbc, GatewayProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.limits = properties.claiming();
        this.clock = clock;
    }

    /** Counts a guess, whatever becomes of the caller's transaction; false when it is one too many. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean allow(Guesser guesser) {
        // Always in this order, so that no two guesses wait for each other.
        int ofAccount = count(guesser.account());
        int fromAddress = count(guesser.address());
        return ofAccount <= limits.guesses() && fromAddress <= limits.addressGuesses();
    }

    /** The guess was right. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forgive(Guesser guesser) {
        for (String each : List.of(guesser.account(), guesser.address())) {
            jdbc.sql("update claim_guess set wrong = wrong - 1 where guesser = ? and wrong > 0")
                    .param(each)
                    .update();
        }
    }

    @Scheduled(fixedDelay = 600_000)
    @Transactional
    void forget() {
        jdbc.sql("delete from claim_guess where since <= ?").param(forgotten()).update();
    }

    @EventListener
    void on(AccountEvent.Erased erased) {
        jdbc.sql("delete from claim_guess where guesser = ?")
                .param(Guesser.account(erased.account()))
                .update();
    }

    private int count(String guesser) {
        return jdbc.sql(COUNT)
                .param("guesser", guesser)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("forgotten", forgotten())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(limits.within()).atOffset(ZoneOffset.UTC);
    }
}
