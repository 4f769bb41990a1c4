package dev.noroshi.walk;

import static dev.noroshi.walk.Planting.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plants canaries as indicators: typed in by hand by every role that may, for the own organisation or as far as a marking
/// goes, kept, of a drill, and taken back; and in what organisations say of having seen one.
final class PlantingIndicators {

    /// A value the banks' sector has from the centre, and one operator and one ministry elsewhere typed in for themselves.
    static final IndicatorId SEEN_BY_MANY = IndicatorId.of(IndicatorType.DOMAIN, "seen-by-many.top");

    static final Set<String> WHO_SAW_IT = Set.of("op-bank-01", "op-bank-02", "op-securities-01", "sec-bank",
            "sec-securities", "FSA");

    private static final String INDICATORS = "/api/v1/indicators";
    private static final String ANALYST = "matsubi.hideaki";
    private static final Set<String> CENTRE = Set.of(Printed.CENTRE);
    private static final List<String> FINANCE = List.of("finance");
    /// As far as the marking goes, in that sector.
    private static final String SHARED = ", \"shared\": true, \"sectors\": \"finance\"";

    private final Planting planting;
    private final Canaries canaries;
    private final KnownValues known;
    private final Printed printed;

    PlantingIndicators(Planting planting, Canaries canaries, KnownValues known, Printed printed) {
        this.planting = planting;
        this.canaries = canaries;
        this.known = known;
        this.printed = printed;
    }

    void indicators(List<Viewer> viewers) {
        typedIn();
        marked(viewers);
        notForAll();
        seen();
    }

    // ---- typed in ----

    /// For the own organisation, whatever its role.
    private void typedIn() {
        canaries.marked("AMBER");
        own("haginomiya.wataru", "op-bank-02");
        own("sangi.kaori", "op-t-01");
        own("yunohana.gaku", "sec-bank");
        own("namine.mai", "FSA");
        own("kanetsuki.ren", Printed.CENTRE);
        own("kaedeya.kazuha", "jpcert");
    }

    private void own(String login, String organisation) {
        enter(login, "typed in by " + login, "AMBER", Set.of(organisation), "");
    }

    /// By the centre, as far as the printed scopes of the form go (figures 7 and 8), whoever was handed what.
    private void marked(List<Viewer> viewers) {
        share("RED", Printed.union(CENTRE, printed.ministries(FINANCE)));
        share("AMBER", sector());
        var everybody = viewers.stream().filter(Viewer::readsContent).map(Viewer::organisation)
                .collect(Collectors.toCollection(TreeSet::new));
        // the database knows no roles: what is public it shows every organisation
        share("WHITE", viewers.stream().map(Viewer::organisation).collect(Collectors.toSet()));
        // what is marked green goes to ministries and CEPTOARs with their members: an agency is neither
        everybody.remove("jpcert");
        share("GREEN", everybody);
    }

    /// The centre, and the ministries, secretariats and operators of the sector.
    private Set<String> sector() {
        var sector = Printed.union(CENTRE, printed.ministries(FINANCE));
        for (var secretariat : printed.secretariats(FINANCE)) {
            sector.add(secretariat);
            sector.addAll(printed.members(secretariat));
        }
        return sector;
    }

    private void share(String tlp, Set<String> organisations) {
        canaries.marked(tlp);
        enter(ANALYST, "shared " + tlp + " by the centre", tlp, organisations, SHARED);
    }

    private void notForAll() {
        canaries.marked("AMBER");
        enter(ANALYST, "of a drill", "AMBER", sector(), SHARED + ", \"drill\": true");
        var source = enter(ANALYST, "taken back", "AMBER", CENTRE, SHARED);
        assertThat(planting.program(ANALYST).delete("/api/v1/indicator-sources/" + source).status()).isEqualTo(204);
    }

    private String enter(String login, String what, String tlp, Set<String> organisations, String more) {
        var word = canaries.plant(what + ": value", organisations);
        known.by(word, organisations);
        var answer = planting.program(login).post(INDICATORS, """
                {"title": "%s", "tlp": "%s", "text": "%s"%s}""".formatted(
                canaries.plant(what + ": title", organisations), tlp, KnownValues.written(word), more));
        assertThat(answer.status()).as(answer::toString).isEqualTo(201);
        planting.tick();
        return answer.json().path("source").asString();
    }

    // ---- seen ----

    /// Six organisations of one sector say they saw it; two elsewhere know it by themselves, and one of them found it to be
    /// nothing.
    private void seen() {
        canaries.marked("");
        bring(ANALYST, "AMBER", SHARED);
        bring("shakuno.ritsuko", "GREEN", "");
        bring("wanda.naomi", "GREEN", "");
        say("haginomiya.wataru", "SEEN", Set.of("op-bank-02", "sec-bank"));
        say("yoimiya.chinatsu", "SEEN", Set.of("op-bank-01", "sec-bank"));
        say("kinutagawa.satoshi", "SEEN", Set.of("op-securities-01", "sec-securities"));
        say("yunohana.gaku", "SEEN", Set.of("sec-bank"));
        say("asanagi.keiko", "SEEN", Set.of("sec-securities"));
        say("namine.mai", "SEEN", Set.of("FSA"));
        say("wanda.naomi", "FALSE_POSITIVE", Set.of("op-t-01"));
        planting.tick();
    }

    private void bring(String login, String tlp, String more) {
        var answer = planting.program(login).post(INDICATORS, """
                {"title": "よく見られるもの", "tlp": "%s", "text": "seen-by-many[.]top"%s}""".formatted(tlp, more));
        assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    }

    private void say(String login, String verdict, Set<String> organisations) {
        // the value is marked, so that who may not read that marking does not come to the remark
        var word = canaries.plant("what " + login + " remarks on it", organisations,
                viewer -> viewer.readsContent() && (viewer.reads().contains("AMBER")
                        || viewer.organisation().equals("op-t-01")));
        ok(planting.program(login).put(INDICATORS + "/" + SEEN_BY_MANY + "/sightings", """
                {"verdict": "%s"%s, "note": "%s"}""".formatted(verdict,
                verdict.equals("SEEN") ? "" : ", \"reason\": \"OTHER\"", word)));
    }
}
