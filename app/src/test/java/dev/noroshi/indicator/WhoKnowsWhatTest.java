package dev.noroshi.indicator;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Reading;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// By exhaustion: every mix of eight sources, everybody who may look, every way to look. Each is told of exactly the sources
/// the sharing rule gives them, and of an indicator without such a source nothing at all.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=indicators")
class WhoKnowsWhatTest {

    private static final List<String> SOURCES = List.of("RED", "AMBER", "GREEN", "CLEAR", "bank's own",
            "secretariat's own", "advisory", "report");

    @Autowired
    Programs programs;
    @Autowired
    Indicators indicators;
    @Autowired
    Entering entering;
    @Autowired
    Exports exports;
    @Autowired
    Sharing sharing;
    @Autowired
    Reading reading;
    @Autowired
    Directory directory;

    private final String run = UUID.randomUUID().toString().substring(0, 4);
    private final Stage stage;

    @Autowired
    WhoKnowsWhatTest(ApplicationContext program) {
        stage = new Stage(program);
    }

    /// The value that stands in just the sources whose bit is set.
    private String value(int mix) {
        return "m" + run + "-" + mix + ".top";
    }

    private String says(int source) {
        var values = new ArrayList<String>();
        for (var mix = 1; mix < 1 << SOURCES.size(); mix++)
            if ((mix >> source & 1) == 1) values.add(value(mix));
        return String.join("\n", values);
    }

    @Test
    void everybodyIsToldOfJustTheSourcesTheRuleGivesThem() {
        var seen = sources();
        var people = people();
        var wrong = new ArrayList<String>();
        var known = 0;
        for (var person : people.entrySet()) {
            var caller = person.getValue();
            var mine = new ArrayList<Boolean>();
            for (var source : seen)
                mine.add(source.test(caller));
            var listed = listed(caller);
            var exported = Lists.written(exports, caller, Format.PLAIN, IndicatorType.DOMAIN).text().lines()
                    .collect(Collectors.toSet());
            for (var mix = 1; mix < 1 << SOURCES.size(); mix++) {
                var expected = 0;
                for (var source = 0; source < SOURCES.size(); source++)
                    if ((mix >> source & 1) == 1 && mine.get(source)) expected++;
                known += expected > 0 ? 1 : 0;
                var value = value(mix);
                var id = IndicatorId.of(IndicatorType.DOMAIN, value);
                var found = indicators.find(caller, id).map(each -> each.known().size()).orElse(0);
                var searched = indicators.list(caller, search(value), null, 10).indicators().size();
                var told = "found " + found + " listed " + listed.getOrDefault(value, 0) + " searched " + searched
                        + " exported " + exported.contains(value);
                var right = "found " + expected + " listed " + expected + " searched " + Math.min(1, expected)
                        + " exported " + (expected > 0);
                if (!told.equals(right)) wrong.add(person.getKey() + " mix " + mix + ": " + told + ", not " + right);
            }
        }
        assertThat(wrong).isEmpty();
        // neither everything nor nothing
        assertThat(known).isBetween(people.size() * 20, people.size() * 255 - 20);
    }

    private static Query search(String value) {
        return new Query(value, Set.of(), Set.of(), Occasion.REAL, null, Query.Standing.ALL);
    }

    /// The value of every indicator in the list with how many sources are told.
    private Map<String, Integer> listed(Caller caller) {
        var listed = new HashMap<String, Integer>();
        Place place = null;
        do {
            var part = indicators.list(caller, Query.ALL, place, 97);
            part.indicators().forEach(each -> assertThat(listed.put(each.value(), each.known().size())).isNull());
            place = part.next();
        } while (place != null);
        return listed;
    }

    private Map<String, Caller> people() {
        var people = new LinkedHashMap<String, Caller>();
        people.put("centre", stage.drafter());
        people.put("approver", stage.approver());
        people.put("ministry", stage.ministry());
        people.put("other ministry", stage.otherMinistry());
        people.put("secretariat", stage.bankSecretariat());
        people.put("other secretariat", stage.securitiesSecretariat());
        people.put("bank", stage.bank());
        people.put("other bank", stage.otherBank());
        people.put("firm", stage.securitiesFirm());
        return people;
    }

    /// Makes the sources; who sees each, as the sharing rule in the code says.
    private List<Predicate<Caller>> sources() {
        var seen = new ArrayList<Predicate<Caller>>();
        var finance = Set.of(new SectorCode("finance"));
        for (var n = 0; n < 4; n++) {
            var tlp = Tlp.valueOf(SOURCES.get(n));
            enter(stage.drafter(), n, tlp, Source.Reach.MARKED, finance);
            seen.add(caller -> reads(caller, tlp, finance) && (isCentre(caller)
                    || sharing.permits(Marking.ofAdvisory(tlp, finance), directory
                            .organisation(caller.organisation(), LocalDate.now(stage.clock)).orElseThrow())));
        }
        for (var owner : List.of(stage.bank(), stage.bankSecretariat())) {
            enter(owner, seen.size(), Tlp.AMBER, Source.Reach.OWN, Set.of());
            seen.add(
                    caller -> caller.organisation().equals(owner.organisation()) && reads(caller, Tlp.AMBER, Set.of()));
        }
        var content = Stage.content(Tlp.AMBER, "組合せ");
        var issued = stage.issue(new AdvisoryContent(content.title(),
                content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(says(6))), List.of()));
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        seen.add(caller -> isCentre(caller)
                || !stage.deliveries.parcelsOf(caller.organisation(), issued.id().value()).isEmpty());
        stage.report(FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice("AMBER"), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.EVENT_SUMMARY,
                new FieldValue.Text(says(7)))), Occasion.REAL);
        seen.add(caller -> isCentre(caller) || caller.organisation().equals(stage.ministry().organisation()));
        assertThat(seen).hasSize(SOURCES.size());
        return seen;
    }

    private boolean isCentre(Caller caller) {
        return caller.organisation().equals(stage.drafter().organisation());
    }

    private boolean reads(Caller caller, Tlp tlp, Set<SectorCode> sectors) {
        return reading.of(caller).covers(tlp, sectors);
    }

    private void enter(Caller caller, int source, Tlp tlp, Source.Reach reach, Set<SectorCode> sectors) {
        assertThat(
                entering.keep(caller, new Entered(SOURCES.get(source), says(source), Occasion.REAL, Language.JA, reach,
                        tlp, sectors, null, null, List.of())))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aProgramIsAnsweredAlikeWhatIsUnknownAndWhatIsNotForIt() {
        var secret = "s" + run + "-secret.top";
        var ministry = programs.ministry();
        var centre = programs.centre();
        assertThat(centre.post("/api/v1/indicators", """
                {"title": "秘", "tlp": "RED", "shared": true, "sectors": "finance", "text": "%s", "techniques": "T1566.001",
                 "confidence": 80}""".formatted(secret)).status()).isEqualTo(201);
        var id = IndicatorId.of(IndicatorType.DOMAIN, secret);
        var never = IndicatorId.of(IndicatorType.DOMAIN, "n" + run + "-never.top");
        var read = ministry.get("/api/v1/indicators/" + id).json();
        assertThat(read.path("value").asString()).isEqualTo(secret);
        assertThat(read.path("tlp").asString()).isEqualTo("RED");
        assertThat(read.path("techniques").get(0).asString()).isEqualTo("T1566.001");
        assertThat(ministry.get("/api/v1/indicators?q=" + secret).json().path("items")).hasSize(1);
        var operator = programs.operator();
        for (var path : List.of("", "/sightings", "/judgements")) {
            var forbidden = operator.get("/api/v1/indicators/" + id + path);
            var unknown = operator.get("/api/v1/indicators/" + never + path);
            assertThat(forbidden.status()).isEqualTo(404);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(bare(forbidden.json().toString(), id)).isEqualTo(bare(unknown.json().toString(), never));
        }
        var judged = centre.post("/api/v1/indicators/" + id + "/judgements", "{\"reason\": \"秘の理由\"}");
        assertThat(judged.status()).isEqualTo(201);
        var told = ministry.get("/api/v1/indicators/" + id + "/judgements").json().path("items").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("秘の理由");
        assertThat(operator.get("/api/v1/indicators/" + id + "/judgements").status()).isEqualTo(404);
        var back = "/api/v1/indicators/" + id + "/judgements/" + told.path("id").asString() + "/take-back";
        assertThat(ministry.post(back, "{\"reason\": \"x\"}").status()).isEqualTo(403);
        assertThat(centre.post(back, "{\"reason\": \"\"}").status()).isEqualTo(422);
        assertThat(centre.post(back, "{\"reason\": \"専用と分かった\"}").status()).isEqualTo(204);
        assertThat(ministry.get("/api/v1/indicators/" + id + "/judgements").json().path("items").get(0).path("stands")
                .asBoolean()).isFalse();
        var saying = "{\"verdict\": \"SEEN\"}";
        assertThat(operator.put("/api/v1/indicators/" + id + "/sightings", saying).status()).isEqualTo(404);
        assertThat(operator.put("/api/v1/indicators/" + never + "/sightings", saying).status()).isEqualTo(404);
        assertThat(operator.get("/api/v1/indicators?q=" + secret).json().toString()).doesNotContain(secret);
    }

    @Test
    void anEntrySentAgainWithItsKeyIsKeptOnce() {
        var operator = programs.operator();
        var key = "again-" + run;
        var entry = "{\"title\": \"a\", \"tlp\": \"GREEN\", \"text\": \"again" + run + ".top\\nnothing\"}";
        var first = operator.post("/api/v1/indicators", entry, "Idempotency-Key", key);
        assertThat(first.status()).as(first.json().toString()).isEqualTo(201);
        assertThat(first.json().path("lines")).hasSize(2);
        var again = operator.post("/api/v1/indicators", entry, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(
                operator.post("/api/v1/indicators", entry.replace("\"a\"", "\"b\""), "Idempotency-Key", key).status())
                .isEqualTo(409);
        assertThat(operator.post("/api/v1/indicators", entry, "Idempotency-Key", "two words").status()).isEqualTo(400);
        var other = programs.ministry().post("/api/v1/indicators", entry, "Idempotency-Key", key);
        assertThat(other.json().path("source")).as("anybody else's key").isNotEqualTo(first.json().path("source"));
        var refused = "{\"title\": \"\", \"tlp\": \"GREEN\", \"text\": \"x" + run + ".top\"}";
        assertThat(operator.post("/api/v1/indicators", refused, "Idempotency-Key", "free-" + run).status())
                .isEqualTo(422);
        assertThat(operator.post("/api/v1/indicators", entry, "Idempotency-Key", "free-" + run).status())
                .as("what came to nothing leaves its key free").isEqualTo(201);
    }

    private static String bare(String answer, IndicatorId id) {
        return answer.replace(id.toString(), "…").replaceAll("\"(instance|trace|id)\":\"[^\"]*\"", "");
    }

    @Test
    void onlyTheCentreSharesByItsMarking() {
        var refused = programs.operator().post("/api/v1/indicators",
                "{\"title\": \"a\", \"tlp\": \"GREEN\", \"shared\": true, \"text\": \"x" + run + ".top\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(codes(refused)).contains("indicator.no-sharing");
    }

    private static Set<String> codes(Program.Answer answer) {
        var codes = new HashSet<String>();
        answer.json().path("errors").forEach(each -> codes.add(each.path("code").asString()));
        return codes;
    }
}
