package larder.support.idempotency;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import larder.support.problem.ProblemException;
import larder.support.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints whose effects are rows that can be counted. */
@RestController
class KeyedEffects {

    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();

    private final Idempotency idempotency;
    private final JdbcClient database;

    KeyedEffects(Idempotency idempotency, JdbcClient database) {
        this.idempotency = idempotency;
        this.database = database;
    }

    record Wish(BigDecimal amount) {}

    record Made(String name, BigDecimal amount, long number) {}

    @PostMapping("/effects/{name}")
    ResponseEntity<?> make(@PathVariable String name, @RequestBody Wish wish, IdempotentRequest request) {
        return idempotency.once(request, wish, () -> {
            insert(name);
            waitIfHeld(name);
            var made = new Made(name, wish.amount(), count(name));
            return ResponseEntity.created(URI.create("/effects/" + name))
                    .eTag("\"7\"")
                    .body(made);
        });
    }

    @PostMapping("/effects/{name}/nothing")
    ResponseEntity<?> makeWithoutAnswer(@PathVariable String name, IdempotentRequest request) {
        return idempotency.once(request, null, () -> {
            insert(name);
            return ResponseEntity.noContent().build();
        });
    }

    /** Refuses after it has done something, once by exception and once by answer. */
    @PostMapping("/effects/{name}/refused")
    ResponseEntity<?> refuse(@PathVariable String name, @RequestBody Wish wish, IdempotentRequest request) {
        return idempotency.once(request, wish, () -> {
            insert(name);
            if (wish.amount().signum() < 0) {
                throw new ProblemException(ProblemType.CONFLICT, "less than nothing");
            }
            return ResponseEntity.unprocessableContent().build();
        });
    }

    /** Loses its connection in the middle, the first time. */
    @PostMapping("/effects/{name}/broken")
    ResponseEntity<?> lose(@PathVariable String name, IdempotentRequest request) {
        return idempotency.once(request, null, () -> {
            insert(name);
            if (begun.putIfAbsent(name, new CountDownLatch(0)) == null) {
                database.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .listOfRows();
            }
            return ResponseEntity.noContent().build();
        });
    }

    long count(String name) {
        return database.sql("select count(*) from effect where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private void insert(String name) {
        database.sql("insert into effect (name) values (?)").param(name).update();
    }

    private void waitIfHeld(String name) {
        CountDownLatch latch = held.get(name);
        if (latch != null) {
            begun.computeIfAbsent(name, _ -> new CountDownLatch(1)).countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
