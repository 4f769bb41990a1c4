package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Permission;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Canaries that stand somewhere as indicators, and who comes to know them as such. Beside each stands one value that is the
/// same everywhere: whoever looks at it is told of as many sources as they know canaries, and not of one more.
final class KnownValues {

    private static final String EVERYWHERE = "stands-everywhere.top";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 500;

    private final Canaries canaries;
    private final Map<String, Set<String>> knowing = new TreeMap<>();
    private final Set<String> faults = new ConcurrentSkipListSet<>();

    KnownValues(Canaries canaries) {
        this.canaries = canaries;
    }

    /// A word in the place of a domain, made harmless, beside the value that is the same everywhere.
    static String written(String word) {
        return "hxxp://%s[.]top/ %s".formatted(word, EVERYWHERE.replace(".", "[.]"));
    }

    /// As somebody who looks for it types it.
    static String domain(String word) {
        return word + ".top";
    }

    /// @param organisations whose people know it as an indicator, unless their marking keeps it from them
    void by(String word, Set<String> organisations) {
        knowing.put(word, Set.copyOf(organisations));
    }

    Set<String> faults() {
        return new TreeSet<>(faults);
    }

    /// Reads all somebody is told of indicators, and counts.
    void judge(Search search, Eye eye) {
        if (eye.viewer().isNobody() || !eye.viewer().role().may(Permission.READ_INDICATOR)) return;
        var told = Stream.of("false", "true").flatMap(drill -> all(search, eye, drill).stream()).toList();
        var expected = new TreeSet<String>();
        knowing.forEach((word, organisations) -> {
            if (organisations.contains(eye.viewer().organisation()) && canaries.of(word).mayBeSeenBy(eye.viewer()))
                expected.add(word);
        });
        var words = new TreeSet<String>();
        var sources = new TreeSet<String>();
        for (var each : told) {
            var word = each.path("host").asString("").replaceFirst("\\.top$", "");
            if (!knowing.containsKey(word)) continue;
            words.add(word);
            each.path("sources").forEach(source -> sources.add(source.path("id").asString()));
        }
        missing(eye, expected, words, "is not told of ");
        missing(eye, words, expected, "is told of ");
        var everywhere = eye.get("/api/v1/indicators/" + IndicatorId.of(IndicatorType.DOMAIN, EVERYWHERE));
        search.judge(everywhere);
        var counted = new TreeSet<String>();
        if (everywhere.status() == 200)
            JSON.readTree(everywhere.body()).path("sources").forEach(each -> counted.add(each.path("id").asString()));
        if (!counted.equals(sources))
            faults.add(eye.viewer() + " counts " + counted.size() + " sources and knows " + sources.size());
        sightings(search, eye);
    }

    private void missing(Eye eye, Set<String> one, Set<String> other, String how) {
        var left = new TreeSet<>(one);
        left.removeAll(other);
        left.forEach(word -> faults.add(eye.viewer() + " " + how + canaries.of(word)));
    }

    private static List<JsonNode> all(Search search, Eye eye, String drill) {
        var all = new ArrayList<JsonNode>();
        var next = "";
        do {
            var look = eye.get("/api/v1/indicators?limit=" + AT_ONCE + "&drill=" + drill + next);
            search.judge(look);
            assertThat(look.status()).as(look::toString).isEqualTo(200);
            var page = JSON.readTree(look.body());
            page.path("items").forEach(all::add);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return all;
    }

    /// Names to a secretariat, numbers to the centre, and to others a rough one of those only who have it as they have.
    private void sightings(Search search, Eye eye) {
        var look = eye.get("/api/v1/indicators/" + PlantingIndicators.SEEN_BY_MANY + "/sightings");
        search.judge(look);
        if (look.status() != 200) return;
        var said = JSON.readTree(look.body());
        var isCentre = eye.viewer().organisation().equals(Printed.CENTRE);
        var told = isCentre ? "{\"FALSE_POSITIVE\":1,\"SEEN\":6}" : "{}";
        if (!said.path("told").toString().equals(told)) faults.add(eye.viewer() + " is told " + said.path("told"));
        if (!isCentre && !said.path("sectors").isEmpty()) faults.add(eye.viewer() + " is told " + said);
        // each of the six is told of the five others, and who has it from elsewhere of nobody
        var about = PlantingIndicators.WHO_SAW_IT.contains(eye.viewer().organisation()) ? "{\"SEEN\":5}" : "{}";
        if (!said.path("about").toString().equals(about))
            faults.add(eye.viewer() + " is told of others: " + said.path("about"));
    }

}
