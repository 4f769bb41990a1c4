package dev.noroshi.walk;

import static dev.noroshi.walk.Planting.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Plants canaries in advisories of every marking and at every stage, in their annexes, and in what is said about them.
/// Whom an advisory reaches is read from [Printed].
final class PlantingDown {

    private static final String ADVISORIES = "/api/v1/advisories";
    private static final String OFFICER = "kanetsuki.ren";
    private static final String APPROVER = "harunada.kenji";
    private static final Set<String> CENTRE = Set.of(Printed.CENTRE);

    /// The ministries, how the form prints them, and somebody of theirs.
    private static final Map<String, List<String>> MINISTRIES = Map.of("finance",
            List.of("FSA", "金融庁", "金融", "namine.mai"),
            "information-and-communication", List.of("MIC", "総務省", "情報通信", "misakihara.minato"), "electricity",
            List.of("METI", "経済産業省", "電力", "shakuno.ritsuko"));
    /// Who passes it on below.
    private static final Map<String, String> SECRETARIATS = Map.of("sec-bank", "yunohana.gaku", "sec-securities",
            "asanagi.keiko", "sec-t", "yonaga.mai", "sec-electricity", "izutsuhara.kotone");

    private final Planting planting;
    private final Canaries canaries;
    private final KnownValues known;
    private final Printed printed;

    PlantingDown(Planting planting, Canaries canaries, KnownValues known, Printed printed) {
        this.planting = planting;
        this.canaries = canaries;
        this.known = known;
        this.printed = printed;
    }

    void advisories() {
        for (var tlp : List.of("RED", "AMBER", "GREEN", "WHITE")) {
            spread(tlp, List.of("finance"));
            spread(tlp, List.of("information-and-communication", "electricity"));
        }
        atTheCentre();
        halfWay();
        updated();
        recalled();
        said();
    }

    // ---- spread as far as the marking allows ----

    private String spread(String tlp, List<String> sectors) {
        var reached = printed.reachOfAdvisory(tlp, sectors, SECRETARIATS.keySet());
        var advisory = issued(tlp, sectors, "spread " + tlp + " advisory for " + sectors, reached);
        for (var sector : sectors)
            passOn(ministry(sector), advisory, printed.may(tlp, "ceptoar"));
        SECRETARIATS.forEach((organisation, login) -> {
            if (reached.contains(organisation)) passOn(login, advisory, printed.may(tlp, "operator"));
        });
        planting.tick();
        return advisory;
    }

    private void passOn(String login, String advisory, boolean allowed) {
        assertThat(planting.program(login).post(advisory + "/pass-on").status()).as(login + " passes on " + advisory)
                .isEqualTo(allowed ? 200 : 403);
    }

    private static String ministry(String sector) {
        return MINISTRIES.getOrDefault(sector, List.of()).get(3);
    }

    // ---- not issued yet, or never ----

    private void atTheCentre() {
        var sectors = List.of("finance");
        drafted("GREEN", sectors, "advisory in draft", CENTRE);
        var inReview = drafted("GREEN", sectors, "advisory in review", CENTRE);
        ok(planting.program(OFFICER).post(inReview + "/submit"));
        var sentBack = drafted("GREEN", sectors, "advisory sent back", CENTRE);
        ok(planting.program(OFFICER).post(sentBack + "/submit"));
        ok(planting.program(APPROVER).post(sentBack + "/return",
                "{\"note\": \"%s\"}".formatted(canaries.plant("why an advisory is sent back", CENTRE))));
        var approved = drafted("GREEN", sectors, "approved advisory", CENTRE);
        approve(approved);
        var discarded = drafted("GREEN", sectors, "advisory thrown away", Set.of());
        assertThat(planting.program(OFFICER).delete(discarded + "/draft").status()).isEqualTo(204);
    }

    // ---- on its way ----

    private void halfWay() {
        var sectors = List.of("finance");
        issued("GREEN", sectors, "advisory no ministry has passed on", Printed.union(CENTRE,
                printed.ministries(sectors)));
        var left = issued("AMBER", sectors, "advisory passed on to some only",
                Set.of(Printed.CENTRE, "FSA", "sec-bank"));
        var others = printed.secretariats(sectors).stream().filter(each -> !each.equals("sec-bank"))
                .collect(Collectors.toSet());
        var why = canaries.plant("why somebody was left out", Set.of(Printed.CENTRE, "FSA"));
        ok(planting.program("namine.mai").post(left + "/pass-on", """
                {"to": ["sec-bank"], "left-out": {%s}}""".formatted(others.stream()
                .map(each -> "\"" + each + "\": \"" + why + "\"").collect(Collectors.joining(", ")))));
    }

    private void updated() {
        var sectors = List.of("finance");
        var first = spread("AMBER", sectors);
        var word = canaries.plant("what an update says", Printed.union(CENTRE, printed.ministries(sectors)));
        var update = planting.program(OFFICER).post(first + "/update", "{\"overview\": \"%s\"}".formatted(word));
        assertThat(update.status()).as(update::toString).isEqualTo(201);
        issue(update.header("Location"));
        var draft = spread("GREEN", sectors);
        var later = planting.program(OFFICER).post(draft + "/update",
                "{\"overview\": \"%s\"}".formatted(canaries.plant("an update in draft", CENTRE)));
        assertThat(later.status()).as(later::toString).isEqualTo(201);
    }

    private void recalled() {
        var sectors = List.of("finance");
        var reached = printed.reachOfAdvisory("GREEN", sectors, Set.of("sec-bank"));
        var advisory = issued("GREEN", sectors, "recalled advisory", CENTRE, reached);
        passOn(ministry("finance"), advisory, true);
        passOn("yunohana.gaku", advisory, true);
        ok(planting.program(OFFICER).post(advisory + "/recall",
                planting.reason("why an advisory was recalled", reached)));
    }

    // ---- what is said about one ----

    private void said() {
        var advisory = spread("GREEN", List.of("finance"));
        var bank = planting.program("haginomiya.wataru");
        for (var item : ok(bank.get("/api/v1/inbox")).path("items"))
            if (advisory.endsWith(item.path("subject").asString("")))
                ok(bank.post("/api/v1/inbox/" + item.path("id").asString() + "/acknowledge", """
                        {"answer": "DONE", "comment": "%s"}""".formatted(canaries.plant("what is said beside an answer",
                        Set.of("op-bank-02", "sec-bank", "FSA", Printed.CENTRE)))));
        var asked = ok(bank.post(advisory + "/enquiries", "{\"question\": \"%s\"}".formatted(
                canaries.plant("what an operator asks", Set.of("op-bank-02", "sec-bank")))));
        var up = ok(planting.program("yunohana.gaku").post("/api/v1/enquiries/" + asked.path("id").asString()
                + "/pass-on",
                "{\"question\": \"%s\"}".formatted(
                        canaries.plant("how a secretariat passes the question up", Set.of("sec-bank", "FSA")))));
        ok(planting.program("namine.mai").post("/api/v1/enquiries/" + up.path("id").asString() + "/answer",
                "{\"answer\": \"%s\"}".formatted(
                        canaries.plant("what a ministry answers to it", Set.of("FSA", "sec-bank", "op-bank-02")))));
        ok(planting.program("wanda.naomi").post(spread("GREEN", List.of("information-and-communication"))
                + "/enquiries",
                "{\"question\": \"%s\"}".formatted(
                        canaries.plant("a question nobody has answered", Set.of("op-t-01", "sec-t")))));
        planting.tick();
    }

    // ---- the way to an issued advisory ----

    private String issued(String tlp, List<String> sectors, String what, Set<String> reached) {
        return issued(tlp, sectors, what, reached, reached);
    }

    /// @param titled who may see at least its title
    private String issued(String tlp, List<String> sectors, String what, Set<String> reached, Set<String> titled) {
        var advisory = drafted(tlp, sectors, what, reached, titled, reached);
        issue(advisory);
        return advisory;
    }

    void issue(String advisory) {
        approve(advisory);
        ok(planting.program(OFFICER).post(advisory + "/issue"));
        planting.tick();
    }

    private void approve(String advisory) {
        ok(planting.program(OFFICER).post(advisory + "/submit"));
        for (var finding : ok(planting.program(APPROVER).get(advisory + "/findings")).path("findings"))
            ok(planting.program(APPROVER).post(advisory + "/findings/" + finding.path("key").asString(),
                    planting.reason("why a finding stands", CENTRE)));
        ok(planting.program(APPROVER).post(advisory + "/approve"));
    }

    private String drafted(String tlp, List<String> sectors, String what, Set<String> reached) {
        // what is not issued is no source of indicators, not even for those who write it
        return drafted(tlp, sectors, what, reached, reached, Set.of());
    }

    /// @param knowing who knows its indicators
    private String drafted(String tlp, List<String> sectors, String what, Set<String> reached, Set<String> titled,
            Set<String> knowing) {
        canaries.marked(tlp);
        var recipients = sectors.stream().map(sector -> {
            var ministry = MINISTRIES.getOrDefault(sector, List.of());
            return "{\"ministry\": \"%s\", \"ministry_ja\": \"%s\", \"sectors\": [\"%s\"], \"sectors_ja\": [\"%s\"]}"
                    .formatted(ministry.get(0), ministry.get(1), sector, ministry.get(2));
        }).collect(Collectors.joining(", "));
        var created = planting.program(OFFICER).post(ADVISORIES, """
                {"title": "%s", "importance": "WARNING", "tlp": "%s", "tlp-remarks": "%s", "recipients": [%s],
                 "overview": "%s", "target": "%s", "handling-policy": "%s", "other": "%s %s", "attachment": "NO"}"""
                .formatted(canaries.plant(what + ": title", titled), tlp, canaries.plant(what + ": remarks", reached),
                        recipients, canaries.plant(what + ": overview", reached),
                        canaries.plant(what + ": target", reached), canaries.plant(what + ": policy", reached),
                        canaries.plant(what + ": other", reached), indicator(what, reached, knowing)));
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        var advisory = created.header("Location");
        ok(planting.program(OFFICER).upload(advisory + "/annexes", canaries.plant(what + ": name of annex", reached)
                + ".txt", canaries.plant(what + ": annex", reached).getBytes(StandardCharsets.UTF_8), Map.of()));
        return advisory;
    }

    private String indicator(String what, Set<String> reached, Set<String> knowing) {
        var word = canaries.plant(what + ": indicator", reached);
        known.by(word, knowing);
        return KnownValues.written(word);
    }
}
