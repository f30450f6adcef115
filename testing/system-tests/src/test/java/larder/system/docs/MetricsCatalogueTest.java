package larder.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares the metrics that dashboards and alerts ask for with docs/metrics.md, and that list with the code. */
class MetricsCatalogueTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:larder|kafka|jvm|http_server|hikaricp|process|system)_[a-z0-9_]+\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([a-z]+) \\|");
    private static final Pattern STANDARD = Pattern.compile("(?m)^- `([a-z0-9_]+)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops/prometheus/alerts.yml",
                "ops/prometheus/alerts.test.yml",
                "ops/grafana/dashboards/larder.json"
            })
    void asksOnlyForMetricsOfTheCatalogue(String file) {
        Set<String> asked = METRIC.matcher(SourceTree.read(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isNotEmpty().isSubsetOf(catalogue());
    }

    @Test
    void dashboardShowsEveryMetricOfOurOwn() {
        String dashboard = SourceTree.read("ops/grafana/dashboards/larder.json");

        assertThat(ownMetrics())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.seriesNames())
                        .as("series of %s", metric.name())
                        .anyMatch(dashboard::contains));
    }

    @Test
    void catalogueListsExactlyTheMetricsThatTheCodeRegisters() {
        Pattern registered = Pattern.compile("\\b(?:builder|counter)\\(\\s*\"(larder(?:\\.[a-z]+)+)\"");
        Set<String> inCode = Stream.of(
                        "libs/service-support",
                        "device-gateway",
                        "replenishment-engine",
                        "order-service",
                        "catalog-service",
                        "delivery-service")
                .flatMap(folder -> SourceTree.mainSources(folder).stream())
                .map(SourceTree::read)
                .flatMap(source -> registered.matcher(source).results().map(result -> result.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ownMetrics().stream().map(Metric::name)).containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void dashboardIsJsonWhosePanelsHaveIdsOfTheirOwn() {
        var panels = JsonMapper.shared()
                .readTree(SourceTree.read("ops/grafana/dashboards/larder.json"))
                .path("panels");

        assertThat(panels.values().stream().map(panel -> panel.path("id").asInt()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static Set<String> catalogue() {
        return Stream.concat(
                        ownMetrics().stream().flatMap(metric -> metric.seriesNames().stream()),
                        STANDARD.matcher(SourceTree.read("docs/metrics.md"))
                                .results()
                                .map(result -> result.group(1)))
                .collect(Collectors.toSet());
    }

    private static List<Metric> ownMetrics() {
        return ROW.matcher(SourceTree.read("docs/metrics.md"))
                .results()
                .map(row -> new Metric(row.group(1), row.group(2)))
                .toList();
    }

    /** A row of the catalogue. */
    private record Metric(String name, String kind) {

        /** The names under which Prometheus knows it. */
        List<String> seriesNames() {
            String base = name.replace('.', '_');
            return switch (kind) {
                case "counter" -> List.of(base + "_total");
                case "gauge" -> List.of(base);
                case "timer" ->
                    List.of(
                            base + "_seconds_bucket",
                            base + "_seconds_count",
                            base + "_seconds_sum",
                            base + "_seconds_max");
                default -> throw new IllegalArgumentException("docs/metrics.md: no such kind of metric: " + kind);
            };
        }
    }
}
