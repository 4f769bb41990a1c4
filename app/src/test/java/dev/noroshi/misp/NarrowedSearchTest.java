package dev.noroshi.misp;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Sources;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whoever searches finds the same whether the events were sorted out before they were read, or every one of them was read.
class NarrowedSearchTest extends AskedByMisp {

    private static final String MD5 = "0f1e2d3c4b5a69788796a5b4c3d2e1f1";
    private static final String SHA256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f10f1e2d3c4b5a69788796a5b4c3d2e1f1";

    @Autowired
    Viewing viewing;
    @Autowired
    Clock clock;
    @Autowired
    Search search;
    @Autowired
    Shelf shelf;
    @Autowired
    Narrowing narrowing;

    Search thorough;

    @BeforeEach
    void begin() {
        thorough = OneByOne.search(program);
    }

    private static String fresh() {
        return "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private List<Caller> callers() {
        return List.of(stage.drafter(), stage.ministry(), stage.otherMinistry(), stage.bankSecretariat(), stage.bank());
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return viewing.as(new Viewer.Of(caller.organisation(), caller.equals(stage.drafter())), work::get);
    }

    private Asked asked(String body) {
        return switch (Asked.read((ObjectNode) JsonMapper.shared().readTree(body), clock.instant(), clock.getZone())) {
            case Asked.Read.Good(var asked) -> asked;
            case Asked.Read.Bad(var problems) -> throw new AssertionError(body + problems);
        };
    }

    /// Advisories of every sort, and an event that was brought.
    private final class World {

        private final String name = fresh();
        private final String domain = name + ".top";
        private final List<Advisory.Issued> all = new ArrayList<>();

        World() {
            add(Tlp.AMBER, "一", "通信先 " + domain + "、8.8.8.8、2a02:4780:5::1、185.220.101.0/24（T1566.001）");
            add(Tlp.AMBER, "二", "invoice-" + name + ".exe " + MD5 + " " + SHA256, "請求書" + name + ".xlsx");
            add(Tlp.GREEN, "三", "https://" + domain + "/A|B?x=_1 と http://" + domain + "/é/K", "CVE-2026-11111");
            add(Tlp.CLEAR, "四", "CVE-2026-11111 と " + domain, "admin@" + domain);
            add(Tlp.CLEAR, "五", "別の " + name + ".example.org、" + MD5 + "（T1190）");
            add(Tlp.RED, "六", "HKEY_LOCAL_MACHINE\\Software\\Run_" + name + "\\Evil", domain);
            add(Tlp.GREEN, "七", "値はありません。");
            handOn(add(Tlp.AMBER, "八", "UPPER." + name.toUpperCase(java.util.Locale.ROOT) + ".TOP", MD5));
            handOn(add(Tlp.GREEN, "九", "九番 " + domain + "（T1190、T1566.001）"));
            done(stage.recalling.recall(stage.drafter(), add(Tlp.AMBER, "十", domain).id(), "誤りがあったため"));
            update(add(Tlp.AMBER, "十一", "古い " + domain), "新しい new-" + domain);
            // read before there were indicators, and by what found less than today's
            forget(add(Tlp.AMBER, "十二", "昔の " + domain + " CVE-2026-11111"));
            stale(add(Tlp.AMBER, "十三", "昔の " + domain + " " + SHA256));
            bring();
        }

        private Advisory.Issued add(Tlp tlp, String title, String... lines) {
            stage.clock.advance(Duration.ofMinutes(10));
            var issued = stage.issue(saying(tlp, title + name, lines));
            all.add(issued);
            return issued;
        }

        private void handOn(Advisory.Issued issued) {
            done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
            done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        }

        private void update(Advisory.Issued issued, String text) {
            stage.clock.advance(Duration.ofMinutes(10));
            var draft = done(stage.drafting.update(stage.drafter(), issued.id()));
            done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(),
                    saying(Tlp.AMBER, "改めた" + name, text), Sources.whole(List.of())));
            stage.approve(draft.id());
            done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        }

        private void forget(Advisory.Issued issued) {
            assertThat(jdbc.sql("delete from indicator.source where subject = :id").param("id", issued.id().value())
                    .update()).isOne();
        }

        private void stale(Advisory.Issued issued) {
            assertThat(jdbc.sql("update indicator.source set edition = 0 where subject = :id")
                    .param("id", issued.id().value()).update()).isOne();
            assertThat(jdbc.sql("""
                    delete from indicator.mention
                    where type = 'DOMAIN' and source in (select id from indicator.source where subject = :id)""")
                    .param("id", issued.id().value()).update()).isOne();
        }

        private void bring() {
            try (var sample = NarrowedSearchTest.class.getResourceAsStream("/misp/phishing.json")) {
                assertThat(program.getBean(Bringing.class).take(stage.drafter(),
                        new String(java.util.Objects.requireNonNull(sample).readAllBytes(), StandardCharsets.UTF_8)
                                .getBytes(StandardCharsets.UTF_8),
                        new Bringing.Wish(Tlp.GREEN, Source.Reach.OWN, Set.of()))).isInstanceOf(Outcome.Done.class);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// What somebody might ask, here and there of something there is.
        List<String> questions() {
            var event = eventUuid();
            var attribute = attributeUuid();
            var since = all.get(4).publication().issuedAt().getEpochSecond();
            var asked = new ArrayList<>(List.of("{}", "{\"value\": \"%s\"}".formatted(domain),
                    "{\"value\": \"%s\"}".formatted(domain.toUpperCase(java.util.Locale.ROOT)),
                    "{\"value\": [\"cve-2026-11111\", \"8.8.8.8\"]}", "{\"value\": \"2A02:4780:5::1\"}",
                    "{\"value\": \"185.220.101.0/24\"}", "{\"value\": \"%%%s%%\"}".formatted(name.substring(3)),
                    "{\"value\": \"%%請求書%s%%\"}".formatted(name), "{\"value\": \"請求書%s.xlsx\"}".formatted(name),
                    "{\"value\": \"http://%s/É/k\"}".formatted(domain), "{\"value\": \"%/A\"}",
                    "{\"value\": \"https://%s/a\"}".formatted(domain), "{\"value\": \"b?x=_1\"}",
                    "{\"value\": \"%x=__\"}", "{\"value\": \"hkey_local_machine\\\\%\"}",
                    "{\"value\": \"!%s\"}".formatted(domain),
                    "{\"value\": {\"AND\": [\"%%%s%%\", \"%%.top\"], \"NOT\": [\"new%%\"]}}".formatted(name),
                    "{\"value\": {\"OR\": [\"%s\", \"%s\"]}}".formatted(MD5, SHA256), "{\"value\": \"nobody.example\"}",
                    "{\"type\": \"md5\"}", "{\"type\": [\"md5\", \"vulnerability\"]}", "{\"type\": \"!domain\"}",
                    "{\"type\": \"ip-src\"}", "{\"type\": \"ip-%\"}", "{\"type\": \"email%\"}",
                    "{\"category\": \"Payload delivery\"}", "{\"category\": \"Persistence mechanism\"}",
                    "{\"object_name\": \"file\"}", "{\"object_name\": \"vulnerability\", \"to_ids\": 1}",
                    "{\"object_name\": \"!file\", \"type\": \"md5\"}", "{\"to_ids\": 1}", "{\"to_ids\": 0}",
                    "{\"enforceWarninglist\": 1}", "{\"tags\": \"tlp:amber\"}",
                    "{\"tags\": [\"tlp:green\", \"tlp:white\"]}", "{\"tags\": \"tlp:%\"}", "{\"tags\": \"!tlp:amber\"}",
                    "{\"tags\": {\"NOT\": [\"tlp:amber\", \"tlp:red\"]}}",
                    "{\"tags\": {\"AND\": [\"tlp:green\", \"noroshi:importance=\\\"warning\\\"\"]}}",
                    "{\"tags\": \"misp-galaxy:mitre-attack-pattern=\\\"T1190\\\"\"}",
                    "{\"tags\": [\"misp-galaxy:mitre-attack-pattern=\\\"t1566.001\\\"\", \"tlp:red\"]}",
                    "{\"tags\": \"misp-galaxy:%T1190%\"}", "{\"tags\": \"%T1190%\"}",
                    "{\"tags\": {\"NOT\": [\"%T1190%\"]}}", "{\"tags\": \"misp\"}", "{\"event_tags\": \"tlp:green\"}",
                    "{\"tags\": \"tlp:clear\", \"value\": \"%s\"}".formatted(domain),
                    "{\"tags\": \"tlp:green\", \"type\": \"url\"}", "{\"eventinfo\": \"%%%s\"}".formatted(name),
                    "{\"eventinfo\": \"%三%\", \"type\": \"vulnerability\"}", "{\"searchall\": \"%九番%\"}",
                    "{\"searchall\": \"%%%s\"}".formatted(name), "{\"searchall\": \"%s\"}".formatted(domain),
                    "{\"searchall\": \"%改めた%\", \"value\": \"new%\"}", "{\"searchall\": \"!%改めた%\"}",
                    "{\"uuid\": \"%s\"}".formatted(event), "{\"uuid\": \"%s\"}".formatted(attribute),
                    "{\"uuid\": [\"%s\", \"%s\"]}".formatted(event, attribute), "{\"uuid\": \"!%s\"}".formatted(event),
                    "{\"uuid\": \"%s%%\"}".formatted(attribute.substring(0, 8)),
                    "{\"uuid\": \"%s\"}".formatted(UUID.randomUUID()), "{\"uuid\": \"none\"}",
                    "{\"eventid\": \"%s\"}".formatted(event),
                    "{\"eventid\": \"%s\", \"type\": \"domain\"}".formatted(event),
                    "{\"timestamp\": %d}".formatted(since),
                    "{\"timestamp\": %d, \"type\": \"domain\"}".formatted(since),
                    "{\"last\": \"1h\", \"value\": \"%%%s%%\"}".formatted(name), "{\"org\": \"%国家%\"}",
                    "{\"threat_level_id\": 1, \"type\": \"sha256\"}", "{\"published\": 0, \"type\": \"domain\"}",
                    "{\"metadata\": 1, \"type\": \"domain\"}",
                    "{\"deleted\": 1}", "{\"deleted\": \"only\", \"type\": \"comment\"}",
                    "{\"deleted\": [0, 1], \"value\": \"%s\"}".formatted(domain),
                    "{\"deleted\": \"only\", \"type\": [\"domain\", \"md5\"], \"searchall\": \"%%%s%%\"}"
                            .formatted(name),
                    "{\"minimal\": 1, \"tags\": \"tlp:red\"}"));
            for (var page = 1; page <= 4; page++) {
                asked.add("{\"limit\": 3, \"page\": %d}".formatted(page));
                asked.add("{\"limit\": 2, \"page\": %d, \"value\": \"%%%s%%\"}".formatted(page, name));
                asked.add("{\"limit\": 1, \"page\": %d, \"tags\": \"tlp:amber\"}".formatted(page));
            }
            return asked;
        }

        private String eventUuid() {
            return whole().path("uuid").stringValue("");
        }

        private String attributeUuid() {
            return whole().path("Attribute").path(0).path("uuid").stringValue("");
        }

        private ObjectNode whole() {
            return as(stage.drafter(), () -> thorough.events(stage.drafter(),
                    asked("{\"eventinfo\": \"%%一%s\"}".formatted(name))).page().getFirst());
        }
    }

    @Test
    void whatIsFoundIsTheSameForEverybodyWhateverTheyAsk() {
        var world = new World();
        var questions = world.questions();
        for (var caller : callers()) {
            var found = 0;
            for (var body : questions) {
                var asked = asked(body);
                var place = caller.organisation() + " " + body;
                var events = as(caller, () -> search.events(caller, asked));
                assertThat(events).as("events " + place).isEqualTo(as(caller, () -> thorough.events(caller, asked)));
                var attributes = as(caller, () -> search.attributes(caller, asked));
                assertThat(attributes).as("attributes " + place)
                        .isEqualTo(as(caller, () -> thorough.attributes(caller, asked)));
                if (!events.page().isEmpty()) found++;
            }
            // what compares nothing with nothing proves nothing
            if (caller.equals(stage.drafter())) assertThat(found).isGreaterThan(questions.size() * 3 / 4);
            else assertThat(found).isBetween(10, questions.size() - 5);
        }
    }

    @Test
    void ofAllEventsOnlyThoseAreReadThatMayHoldIt() {
        var world = new World();
        var drafter = stage.drafter();
        var all = as(drafter, () -> shelf.events(drafter, Shelf.From.THE_CENTRE));
        var unsure = left(all, "{\"value\": \"nobody.example\"}");
        // of those that name no value, or were read by nobody or by what found less, nothing is known beforehand
        assertThat(unsure).hasSizeLessThan(all.size() / 2).contains("七" + world.name, "十二" + world.name,
                "十三" + world.name).doesNotContain("一" + world.name, "四" + world.name, "八" + world.name);
        var address = left(all, "{\"value\": \"8.8.8.8\", \"eventinfo\": \"%" + world.name + "\"}");
        address.removeAll(unsure);
        assertThat(address).contains("一" + world.name).doesNotContain("二" + world.name);
        assertThat(left(all, "{\"tags\": \"tlp:red\"}")).contains("六" + world.name).doesNotContain("一" + world.name,
                "三" + world.name, "四" + world.name);
        assertThat(left(all, "{\"type\": \"ip-src\"}")).isEmpty();
        assertThat(left(all, "{\"uuid\": \"" + world.eventUuid() + "\"}")).containsExactly("一" + world.name);
        assertThat(left(all, "{\"uuid\": \"" + UUID.randomUUID() + "\"}")).isEmpty();
    }

    /// The titles of the events that would be read.
    private List<String> left(List<Shelf.Event> all, String body) {
        var drafter = stage.drafter();
        return new ArrayList<>(as(drafter, () -> narrowing.events(drafter, all, asked(body))).stream()
                .map(each -> each.head().path("info").stringValue("").replaceFirst("^\\S+ ", "")).toList());
    }

    /// Whoever has a value from somewhere else learns nothing by asking for it.
    @Test
    void whoWasNotHandedAnAdvisoryFindsNothingOfItByItsValues() {
        var domain = fresh() + ".top";
        stage.issue(saying(Tlp.AMBER, "件名", domain));
        var body = "{\"value\": \"" + domain + "\"}";
        assertThat(as(stage.ministry(), () -> search.attributes(stage.ministry(), asked(body))).page()).hasSize(1);
        for (var other : List.of(stage.otherMinistry(), stage.bankSecretariat(), stage.bank())) {
            assertThat(as(other, () -> search.attributes(other, asked(body))).page()).isEmpty();
            assertThat(as(other, () -> search.events(other, asked(body))).page()).isEmpty();
        }
    }
}
