package larder.gateway.factory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import larder.gateway.Caller;
import larder.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Registers the devices of a file, a few hundred in a transaction, and reports each as soon as its transaction is over. */
@Component
class RegisterBatch {

    private static final Logger log = LoggerFactory.getLogger(RegisterBatch.class);

    private final RegisterDevices register;
    private final FactoryProperties limits;

    RegisterBatch(RegisterDevices register, FactoryProperties limits) {
        this.register = register;
        this.limits = limits;
    }

    void register(Rows rows, Caller maker, Report report) throws IOException {
        long until = System.nanoTime() + limits.within().toNanos();
        Map<String, Integer> seen = new HashMap<>();
        int done = 0;
        for (List<Row> chunk = next(rows); !chunk.isEmpty(); chunk = next(rows)) {
            if (System.nanoTime() - until > 0) {
                stop(report, ProblemType.OVERLOADED, null);
                return;
            }
            try {
                for (Outcome outcome : work(chunk, done, seen, maker)) {
                    report.add(outcome);
                }
            } catch (DataAccessException | TransactionException e) {
                stop(report, ProblemType.DATABASE_UNAVAILABLE, e);
                return;
            }
            done += chunk.size();
            report.flush();
        }
        report.close(rows.isWhole() ? null : ProblemType.MALFORMED_BODY);
        log.atInfo().addKeyValue("rows", done).log("devices registered in bulk");
    }

    private static void stop(Report report, ProblemType why, @Nullable Exception cause) throws IOException {
        report.close(why);
        log.atWarn().setCause(cause).addKeyValue("problem", why).log("registration in bulk stopped");
    }

    private List<Row> next(Rows rows) throws IOException {
        List<Row> chunk = new ArrayList<>(limits.chunk());
        while (chunk.size() < limits.chunk()) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            chunk.add(row);
        }
        return chunk;
    }

    private List<Outcome> work(List<Row> chunk, int before, Map<String, Integer> seen, Caller maker) {
        Outcome[] outcomes = new Outcome[chunk.size()];
        List<Integer> places = new ArrayList<>();
        List<Registration> registrations = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            switch (chunk.get(i)) {
                case Row.Illegible row -> outcomes[i] = row.because();
                case Row.Legible row -> {
                    Integer earlier = seen.putIfAbsent(row.registration().identity(), before + i + 1);
                    if (earlier == null) {
                        places.add(i);
                        registrations.add(row.registration());
                    } else {
                        outcomes[i] = new Outcome.Refused(ProblemType.CONFLICT, "Row " + earlier + " is this device");
                    }
                }
            }
        }
        Iterator<Outcome> made = register.register(registrations, maker).iterator();
        places.forEach(place -> outcomes[place] = made.next());
        return List.of(outcomes);
    }
}
