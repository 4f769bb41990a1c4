package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Plants canaries in reports of every marking, by both ways and at every stage, by the doors people use. Who may see a
/// word is written down where it is planted, from the path the words go and not from what the program does.
final class Planting {

    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final String REPORTS = "/api/v1/reports";

    /// A way up: who reports, by way of whom, to whom.
    enum Way {
        BANK("finance", "haginomiya.wataru", "op-bank-02", "yunohana.gaku", "sec-bank", "namine.mai", "FSA"),
        TELECOM("information-and-communication", "wanda.naomi", "op-t-01", "yonaga.mai", "sec-t", "misakihara.minato",
                "MIC-ict"),
        POWER("electricity", "hakariya.satoshi", "op-electricity-01", "izutsuhara.kotone", "sec-electricity",
                "shakuno.ritsuko", "METI-power");

        final String sector;
        final String operator;
        final String operatorOrganisation;
        final String secretariat;
        final String secretariatOrganisation;
        final String ministry;
        final String ministryOrganisation;

        Way(String sector, String operator, String operatorOrganisation, String secretariat,
                String secretariatOrganisation, String ministry, String ministryOrganisation) {
            this.sector = sector;
            this.operator = operator;
            this.operatorOrganisation = operatorOrganisation;
            this.secretariat = secretariat;
            this.secretariatOrganisation = secretariatOrganisation;
            this.ministry = ministry;
            this.ministryOrganisation = ministryOrganisation;
        }
    }

    /// How far a report has come.
    enum Stage {
        DRAFT, SUBMITTED, COPIED, AT_MINISTRY, AT_CENTRE
    }

    private final Programs programs;
    private final FrontDoor door;
    private final SettableClock clock;
    private final Canaries canaries;
    private final KnownValues known;
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, Instant> used = new HashMap<>();

    Planting(Programs programs, FrontDoor door, SettableClock clock, Canaries canaries, KnownValues known) {
        this.programs = programs;
        this.door = door;
        this.clock = clock;
        this.canaries = canaries;
        this.known = known;
    }

    /// A report that was planted.
    ///
    /// @param mark stands in the title everybody on its way sees
    record Planted(Way way, String series, String mark) {
    }

    /// Where the three ways, and both kinds of each, are at every stage and in every marking.
    void reports() {
        var markings = List.of("RED", "AMBER", "GREEN", "WHITE");
        for (var i = 0; i < markings.size(); i++) {
            var way = Way.values()[i % Way.values().length];
            anonymous(way, markings.get(i), Stage.AT_CENTRE);
            named(Way.values()[(i + 1) % Way.values().length], markings.get(i), Stage.AT_CENTRE);
        }
        for (var stage : Stage.values()) {
            if (stage == Stage.AT_CENTRE) continue;
            anonymous(Way.BANK, "AMBER", stage);
            if (stage != Stage.COPIED) named(Way.BANK, "RED", stage);
        }
        ofBodies();
        returned();
        withdrawn();
        discarded();
    }

    // ---- anonymous, by way of the secretariat ----

    Planted anonymous(Way way, String tlp, Stage stage) {
        canaries.marked(tlp);
        var what = "anonymous " + tlp + " report of " + way + " (" + stage + "): ";
        var below = below(way, stage);
        var along = along(way, stage);
        var mark = canaries.plant(what + "title", along);
        var secret = canaries.plant(what + "redacted words", below);
        var series = report(way, tlp, stage, "SECRETARIAT", what, mark, secret, below, along);
        if (stage.compareTo(Stage.SUBMITTED) > 0) copy(way, stage, what, mark, secret);
        if (stage.compareTo(Stage.COPIED) > 0)
            ok(program(way.secretariat).post(held(way.secretariat, mark) + "/forward"));
        if (stage == Stage.AT_CENTRE) ok(program(way.ministry).post(held(way.ministry, mark) + "/forward"));
        tick();
        return new Planted(way, series, mark);
    }

    /// Those who know the reporter.
    private static Set<String> below(Way way, Stage stage) {
        return stage == Stage.DRAFT
                ? Set.of(way.operatorOrganisation)
                : Set.of(way.operatorOrganisation, way.secretariatOrganisation);
    }

    /// Everybody it has come to.
    private static Set<String> along(Way way, Stage stage) {
        var along = new TreeSet<>(below(way, stage));
        if (stage.compareTo(Stage.AT_MINISTRY) >= 0) along.add(way.ministryOrganisation);
        if (stage.compareTo(Stage.AT_CENTRE) >= 0) along.add(Printed.CENTRE);
        return along;
    }

    /// The secretariat takes words out, and writes a field in its own.
    private void copy(Way way, Stage stage, String what, String mark, String secret) {
        var copied = new TreeSet<>(along(way, stage));
        copied.remove(way.operatorOrganisation);
        var own = canaries.plant(what + "what the secretariat wrote for the reporter", copied);
        var dossier = held(way.secretariat, mark);
        var edition = ok(program(way.secretariat).post(dossier + "/anonymise")).path("edition").asInt();
        ok(program(way.secretariat).post(dossier + "/anonymise", """
                {"edition": %d, "all": "ACCEPTED", "redact": [{"find": "%s", "replace": "（略）"}],
                 "fields": {"operator": "%s"}}""".formatted(edition, secret, own)));
    }

    // ---- by name, straight to the ministry ----

    Planted named(Way way, String tlp, Stage stage) {
        canaries.marked(tlp);
        var what = "named " + tlp + " report of " + way + " (" + stage + "): ";
        var along = new TreeSet<>(Set.of(way.operatorOrganisation));
        if (stage.compareTo(Stage.SUBMITTED) >= 0) along.add(way.ministryOrganisation);
        if (stage == Stage.AT_CENTRE) along.add(Printed.CENTRE);
        var mark = canaries.plant(what + "title", along);
        var series = report(way, tlp, stage, "MINISTRY", what, mark, canaries.plant(what + "words", along), along,
                along);
        if (stage == Stage.AT_CENTRE) ok(program(way.ministry).post(held(way.ministry, mark) + "/forward"));
        tick();
        return new Planted(way, series, mark);
    }

    /// @param below who may see what names the reporter
    /// @param along who may see the rest
    private String report(Way way, String tlp, Stage stage, String route, String what, String mark, String secret,
            Set<String> below, Set<String> along) {
        var text = """
                {"route": "%s", "grounds": "SERIOUS_IMPACT", "importance": "ATTENTION", "tlp": "%s", "tlp-remarks": "%s",
                 "attachment": "NO", "sector": "%s", "operator": "%s", "event-type": "INT_INFORMATION_DESTRUCTION",
                 "cause": ["UNKNOWN"], "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "%s",
                 "event-summary": "%s %s", "timeline": [{"datetime": "2026-11-20T08:10:00+09:00", "status": "%s"}],
                 "supplement": "%s hxxp://%s[.]top/", "publication": {"choice": "PLANNED", "text": "%s"}, "other-contacts": "%s",
                 "next-steps": "ONGOING", "lessons": "%s %s"}""".formatted(route, tlp,
                along(what, "tlp-remarks", along),
                way.sector, canaries.plant(what + "operator", below), along(what, "affected-system", along), mark,
                secret, along(what, "timeline", along), along(what, "supplement", along), secret,
                along(what, "publication", along), along(what, "other-contacts", along), along(what, "lessons", along),
                indicator(way, what, along));
        known.by(secret, held(way, below));
        var answer = program(way.operator).post(REPORTS + "?submit=" + (stage != Stage.DRAFT), text);
        assertThat(answer.status()).as(answer::toString).isEqualTo(201);
        tick();
        return answer.header("Location");
    }

    /// In a report it is an indicator to those it came to; whoever wrote the report keeps no list of what stands in it.
    private String indicator(Way way, String what, Set<String> along) {
        var word = canaries.plant(what + "indicator", along);
        known.by(word, held(way, along));
        return KnownValues.written(word);
    }

    private static Set<String> held(Way way, Set<String> along) {
        var held = new TreeSet<>(along);
        held.remove(way.operatorOrganisation);
        return held;
    }

    private String along(String what, String field, Set<String> along) {
        return canaries.plant(what + field, along);
    }

    // ---- reports bodies make themselves ----

    private void ofBodies() {
        canaries.marked("AMBER");
        var ofSecretariat = canaries.plant("a secretariat's own report",
                Set.of("sec-bank", "FSA", Printed.CENTRE));
        own("yunohana.gaku", ofSecretariat, "AMBER");
        ok(program("namine.mai").post(held("namine.mai", ofSecretariat) + "/forward"));
        canaries.marked("RED");
        own("misakihara.minato", canaries.plant("a ministry's own report", Set.of("MIC-ict", Printed.CENTRE)), "RED");
    }

    private String own(String login, String mark, String tlp) {
        var answer = program(login).post(REPORTS + "?submit=true", """
                {"importance": "ATTENTION", "tlp": "%s", "attachment": "NO", "sector": "finance",
                 "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
                 "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "基幹", "operator": "事業者",
                 "event-summary": "%s"}""".formatted(tlp, mark));
        assertThat(answer.status()).as(answer::toString).isEqualTo(201);
        tick();
        return answer.header("Location");
    }

    // ---- returned, withdrawn, thrown away ----

    private void returned() {
        var way = Way.BANK;
        var report = anonymous(way, "AMBER", Stage.AT_MINISTRY);
        ok(program(way.ministry).post(held(way.ministry, report.mark()) + "/return", reason("why a ministry returns it",
                Set.of("FSA", "sec-bank"))));
        tick();
        var other = anonymous(way, "AMBER", Stage.SUBMITTED);
        ok(program(way.secretariat).post(held(way.secretariat, other.mark()) + "/return",
                reason("why a secretariat returns it", Set.of("sec-bank", "op-bank-02"))));
        tick();
        var along = along(way, Stage.AT_CENTRE);
        var withMore = anonymous(way, "GREEN", Stage.AT_CENTRE);
        var followUp = program(way.operator).post(withMore.series() + "/follow-ups", "{\"supplement\": \"%s\"}"
                .formatted(canaries.plant("a follow-up in draft", Set.of("op-bank-02"))));
        assertThat(followUp.status()).as(followUp::toString).isEqualTo(201);
        assertThat(along).contains(Printed.CENTRE);
    }

    private void withdrawn() {
        var way = Way.TELECOM;
        var report = named(way, "AMBER", Stage.AT_CENTRE);
        ok(program(way.operator).post(report.series() + "/withdraw",
                reason("why it is withdrawn", Set.of("op-t-01", "MIC-ict"))));
        tick();
    }

    private void discarded() {
        var word = canaries.plant("a draft that was thrown away", Set.of());
        var answer = program("haginomiya.wataru").post(REPORTS,
                "{\"event-summary\": \"%s\", \"supplement\": \"%s\"}".formatted(word, word));
        assertThat(program("haginomiya.wataru").delete(answer.header("Location") + "/draft").status()).isEqualTo(204);
    }

    String reason(String what, Set<String> organisations) {
        return "{\"reason\": \"%s\"}".formatted(canaries.plant(what, organisations));
    }

    // ---- asking along the path whether it may go further ----

    void negotiation() {
        var way = Way.BANK;
        var report = anonymous(way, "AMBER", Stage.AT_CENTRE);
        var atCentre = held("kanetsuki.ren", report.mark()).substring(REPORTS.length());
        page("kanetsuki.ren", "/reports" + atCentre + "/scope", "/reports" + atCentre + "/scope", "wanted", "GREEN",
                "reason", canaries.plant("why the centre asks", Set.of(Printed.CENTRE, "FSA")));
        var atMinistry = waiting(way.ministry, "scope.answer");
        page(way.ministry, atMinistry, atMinistry + "/pass-down", "reason",
                canaries.plant("how a ministry asks", Set.of("FSA", "sec-bank")));
        var atSecretariat = waiting(way.secretariat, "scope.answer");
        page(way.secretariat, atSecretariat, atSecretariat + "/pass-down", "reason",
                canaries.plant("how a secretariat asks", Set.of("sec-bank", "op-bank-02")));
        var atSource = waiting(way.operator, "scope.answer");
        page(way.operator, atSource, atSource + "/answer", "granted", "GREEN", "words",
                canaries.plant("what the source says", Set.of("op-bank-02", "sec-bank")));
        page(way.secretariat, atSecretariat, atSecretariat + "/answer", "granted", "GREEN", "words",
                canaries.plant("what a secretariat answers", Set.of("sec-bank", "FSA")));
        page(way.ministry, atMinistry, atMinistry + "/answer", "granted", "GREEN", "words",
                canaries.plant("what a ministry answers", Set.of("FSA", Printed.CENTRE)));
        tick();
    }

    private String waiting(String login, String task) {
        for (var item : ok(program(login).get("/api/v1/inbox")).path("items"))
            if (item.path("task").asString().equals(task)) return item.path("link").asString();
        throw new AssertionError(login + " has no " + task);
    }

    /// Fills in a form of a page, in the browser they used last, unless the session may have ended.
    void page(String login, String page, String action, String... fields) {
        var last = used.get(login);
        if (last == null || clock.instant().isAfter(last.plus(AWAY))) browsers.put(login, door.browser(login));
        used.put(login, clock.instant());
        var browser = Objects.requireNonNull(browsers.get(login));
        browser.get(page);
        var answer = browser.post(action, fields);
        assertThat(answer.statusCode()).as(() -> login + " at " + action).isLessThan(400);
    }

    // ---- what people keep for themselves ----

    void ownThings() {
        canaries.marked("");
        var word = canaries.plant("the name somebody gave a token", Set.of("op-bank-02"),
                viewer -> viewer.login().equals("haginomiya.wataru"));
        page("haginomiya.wataru", "/settings", "/settings/tokens", "name", word, "days", "30");
        var identifier = canaries.plant("what else names an organisation", Set.of("op-bank-02", "sec-bank"),
                viewer -> viewer.role() == Role.OPERATOR_MANAGER || viewer.role() == Role.SECRETARIAT);
        page("yunohana.gaku", "/identifiers?organisation=op-bank-02", "/identifiers/op-bank-02", "kind", "SYSTEM",
                "text", identifier);
    }

    // ---- the way there ----

    Program program(String login) {
        return programs.as(login);
    }

    /// Where somebody has the report with that mark in its title.
    String held(String login, String mark) {
        var titles = new ArrayList<String>();
        for (var line : ok(program(login).get(REPORTS + "?box=held&limit=100")).path("reports")) {
            titles.add(line.path("title").asString());
            if (titles.getLast().contains(mark)) return REPORTS + "/" + line.path("id").asString();
        }
        throw new AssertionError(login + " has not " + canaries.of(mark) + " but " + titles);
    }

    void tick() {
        clock.advance(Duration.ofMinutes(1));
    }

    static JsonNode ok(Program.Answer answer) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 204);
        return answer.status() == 204 ? tools.jackson.databind.node.MissingNode.getInstance() : answer.json();
    }
}
