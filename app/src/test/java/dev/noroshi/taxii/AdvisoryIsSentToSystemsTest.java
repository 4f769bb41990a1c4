package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A system of an organisation is sent the advisories it was handed, as objects, where that may be.
class AdvisoryIsSentToSystemsTest extends ToldToSystems {

    private static final String MINISTRY = "namine.mai";

    private List<Call> told(String form, Tlp tlp, String title) {
        listens(MINISTRY, form);
        stage.issue(content(tlp, title));
        return heard();
    }

    @Test
    void whatIsGreenIsSentAsObjectsThatAreSoundAndSigned() {
        var all = told("STIX", Tlp.GREEN, "架空のGREENの件名");
        assertThat(all).extracting(Call::type).containsExactly(STIX);
        assertThat(all.getFirst().signature()).startsWith("v1=");
        assertThat(all.getFirst().body()).contains("\"type\":\"bundle\"", "架空のGREENの件名");
        assertThat(Bundles.sound(all.getFirst().body())).extracting(each -> each.path("type").stringValue(""))
                .containsExactlyInAnyOrder("marking-definition", "marking-definition", "identity", "course-of-action",
                        "report", "note");
    }

    @Test
    void whatIsNarrowerOrNotAskedForIsOnlyMadeKnown() {
        var narrow = told("STIX", Tlp.AMBER, "架空のAMBERの件名");
        assertThat(narrow).extracting(Call::type).containsExactly("application/json");
        var plain = told("NOTICE", Tlp.GREEN, "架空の件名その二");
        assertThat(plain).extracting(Call::type).containsExactly("application/json");
        for (var call : List.of(narrow.getFirst(), plain.getFirst()))
            assertThat(call.body()).doesNotContain("架空", "bundle");
    }

    private static String modified(Map<String, JsonNode> objects, String id) {
        return Objects.requireNonNull(objects.get(id)).path("modified").stringValue("");
    }

    @Test
    void anUpdateIsSentAsALaterVersionAndARecallAsTheVersionThatSaysSo() {
        listens(MINISTRY, "STIX");
        var first = stage.issue(content(Tlp.GREEN, "架空の第一報 CVE-2026-31337"));
        var before = objects(heard().getFirst());
        var second = stage.update(first, content(Tlp.GREEN, "架空の第二報"));
        var after = objects(heard().getLast());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).allSatisfy((id, each) -> assertThat(each.path("modified").stringValue(""))
                .isGreaterThan(modified(before, id)));
        assertThat(after.values()).filteredOn(each -> each.path("revoked").booleanValue(false))
                .as("what it says no longer").extracting(each -> each.path("type").stringValue(""))
                .containsExactly("vulnerability");
        after.values().removeIf(each -> each.path("revoked").booleanValue(false));

        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), second.id(), "誤りがあったため"));
        var call = heard().getLast();
        assertThat(call.type()).isEqualTo(STIX);
        assertThat(call.body()).doesNotContain("第二報", "誤りがあった");
        assertThat(objects(call).keySet()).isEqualTo(after.keySet());
        assertThat(objects(call)).allSatisfy((id, each) -> {
            assertThat(each.path("revoked").booleanValue(false)).isTrue();
            assertThat(each.path("modified").stringValue("")).isGreaterThan(modified(after, id));
        });
        assertThat(Bundles.sound(call.body())).isNotEmpty();

        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), first.id(), "誤りがあったため"));
        assertThat(objects(heard().getLast()).keySet()).as("what only the first said is taken back with it")
                .allMatch(id -> id.startsWith("vulnerability--")).hasSize(1);
    }

    @Test
    void aRecallOfWhatIsNarrowerIsOnlyMadeKnown() {
        listens(MINISTRY, "STIX");
        var issued = stage.issue(content(Tlp.AMBER, "架空のAMBERの撤回"));
        heard();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        assertThat(heard()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.type()).isEqualTo("application/json");
            assertThat(each.body()).doesNotContain("架空", "revoked");
        });
    }
}
