package larder.support;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import larder.contracts.OrderId;
import larder.contracts.Topic;
import larder.contracts.Topics;
import larder.contracts.stock.StockEvent;
import larder.contracts.stock.StockEvent.StockRefused;
import larder.support.security.AllowedTo;
import larder.support.security.Public;
import larder.support.trace.CurrentTrace;
import larder.support.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The smallest service that uses all of the support. */
@SpringBootApplication
class SupportTestApplication {

    /** Notes what it was given; stumbles where a test tells it to. */
    @Component
    static class StockListener implements EventListener<OrderId, StockEvent> {
        final List<StockEvent> seen = new CopyOnWriteArrayList<>();
        final Map<StockEvent, TraceContext> traces = new ConcurrentHashMap<>();
        final AtomicInteger stumbles = new AtomicInteger();

        @Override
        public Topic<OrderId, StockEvent> topic() {
            return Topics.STOCK_EVENTS;
        }

        @Override
        public void on(StockEvent event) {
            if (event instanceof StockRefused) {
                throw new IllegalStateException("cannot be");
            }
            if (stumbles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("away for a moment");
            }
            TraceContext trace = CurrentTrace.get();
            if (trace != null) {
                traces.put(event, trace);
            }
            seen.add(event);
        }
    }

    @RestController
    static class Endpoints {
        private final JdbcClient jdbc;
        private final JsonMapper json;

        Endpoints(JdbcClient jdbc, JsonMapper json) {
            this.jdbc = jdbc;
            this.json = json;
        }

        record Body(
                OrderId order,
                int packs,
                @Nullable String note,
                @Nullable List<String> tags) {}

        @PostMapping("/bodies")
        int post(@RequestBody Body body) {
            return body.packs();
        }

        @PostMapping("/trees")
        int tree(@RequestBody JsonNode tree) {
            return tree.size();
        }

        @GetMapping("/echo")
        String echo(@RequestParam String text) {
            return text;
        }

        @GetMapping("/ops")
        @AllowedTo(roles = "'OPS'", scope = "devices")
        String ops() {
            return "\"yes\"";
        }

        @PostMapping("/ops")
        @AllowedTo(roles = "'OPS'", scope = "devices")
        Body ops(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/whoami")
        String whoami(Principal caller) {
            return "\"" + caller.getName() + "\"";
        }

        @GetMapping("/open/{thing}")
        @Public(reason = "to show that it needs no token")
        String open(@PathVariable String thing) {
            return "\"" + thing + "\"";
        }

        @PostMapping("/open/{thing}")
        String notOpen(@PathVariable String thing) {
            return "\"" + thing + "\"";
        }

        @GetMapping("/database")
        int database() {
            throw new DataAccessResourceFailureException("away " + jdbc);
        }

        @GetMapping("/begun")
        void begun(@RequestParam int numbers, HttpServletResponse response) throws IOException {
            StreamedJson.write(json, response, out -> {
                out.writeArrayPropertyStart("numbers");
                for (int number = 0; number < numbers; number++) {
                    out.writeNumber(number);
                }
                throw new DataAccessResourceFailureException("away");
            });
        }

        @GetMapping("/broken")
        int broken() {
            throw new UnsupportedOperationException("a secret detail");
        }
    }
}
