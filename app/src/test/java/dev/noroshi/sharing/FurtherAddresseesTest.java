package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.Added;
import dev.noroshi.report.Added.Naming;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The originator may name bodies outside the scope of the marking (table 5, ※１).
// a program of its own: "the newest" is what another test has just passed on
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=further-addressees")
class FurtherAddresseesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Reports reports;
    @Autowired
    Added added;
    @Autowired
    Desk desk;
    @Autowired
    Holdings holdings;
    @Autowired
    CentreReports centreReports;
    @LocalServerPort
    int port;

    Stage stage;
    OrganisationId named;

    @BeforeEach
    void everybodyIsThere() {
        stage = new Stage(program);
        named = stage.otherBank().organisation();
    }

    private SeriesId draft(Tlp tlp) {
        var content = FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"),
                ReportField.TLP, new FieldValue.Choice(tlp.formCode()), ReportField.ATTACHMENT,
                new FieldValue.Choice("NO"), ReportField.SECTOR, new FieldValue.Choice("finance"),
                ReportField.EVENT_SUMMARY, new FieldValue.Text("保守用VPN装置に侵入された。")));
        return reports.begin(stage.bank(), new Submission(content, Door.WEB, Occasion.REAL, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null)).series();
    }

    /// @return the centre's dossier
    private UUID atTheCentre(SeriesId series) {
        assertThat(reports.submitLatest(stage.bank(), series))
                .isInstanceOf(dev.noroshi.report.Outcome.Submitted.class);
        var held = holdings.list(stage.ministry(), new Holdings.Filter(DossierState.HELD, null), null, 1).getFirst();
        var number = ((Handling.PassedOn) desk.passOn(stage.ministry(), held.dossier().id(), 1)).number()
                .orElseThrow();
        return holdings.list(stage.drafter(), new Holdings.Filter(null, number.main()), null, 1).getFirst().dossier()
                .id().value();
    }

    @Test
    void whomTheOriginatorNamesIsToldUpToTheCentre() {
        var series = draft(Tlp.RED);
        assertThat(added.name(stage.bank(), series, Set.of(named))).isInstanceOf(Naming.Named.class);
        var dossier = atTheCentre(series);
        assertThat(centreReports.find(dossier).orElseThrow().added()).containsExactly(named);
        assertThat(holdings.list(stage.ministry(), Holdings.Filter.ALL, null, 1)).isNotEmpty();
        var door = new FrontDoor(program, port);
        var page = door.browser("kanetsuki.ren").get("/reports/" + dossier).body();
        assertThat(page).contains("追加の共有先", "情報発信者の指名による");
        assertThat(added.name(stage.bank(), series, Set.of())).isInstanceOf(Naming.NoDraft.class);
    }

    @Test
    void nobodyNamesThemselvesOrSomebodyUnknown() {
        var series = draft(Tlp.RED);
        assertThat(added.name(stage.bank(), series,
                List.of(stage.bank().organisation(), new OrganisationId("op-nobody-99"))))
                .isInstanceOfSatisfying(Naming.Wrong.class, wrong -> assertThat(wrong.problems())
                        .extracting(problem -> problem.code()).containsExactly("report.added.self",
                                "report.added.unknown"));
        assertThat(added.of(stage.bank(), series)).isEmpty();
        assertThat(added.name(stage.otherBank(), series, Set.of())).isInstanceOf(Naming.NoDraft.class);
        assertThat(added.of(stage.otherBank(), series)).isEmpty();
    }

    /// RED goes no further than the ministries; one operator was named and may have it, its neighbour was not.
    @Test
    void anOperatorAllOriginatorsNamedMayBeHandedWhatIsRed() {
        var first = draft(Tlp.RED);
        added.name(stage.bank(), first, Set.of(named, stage.securitiesFirm().organisation()));
        var second = draft(Tlp.RED);
        added.name(stage.bank(), second, Set.of(named));
        var issued = stage.issue(Stage.content(Tlp.RED, "指名された相手"), atTheCentre(first), atTheCentre(second));
        assertThat(issued.publication().added()).containsExactly(named);
        assertThat(stage.passingOn.passOn(stage.ministry(), issued.id(),
                new PassOn(Set.of(), Map.of(), Set.of(stage.securitiesFirm().organisation()))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(stage.passingOn.passOn(stage.ministry(), issued.id(),
                new PassOn(Set.of(), Map.of(), Set.of(named)))).isInstanceOf(Outcome.Done.class);
        assertThat(stage.advisories.find(stage.otherBank(), issued.id())).isInstanceOf(Outcome.Done.class);
        assertThat(stage.advisories.find(stage.bank(), issued.id())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aBodyIsNamedOnAPageOfItsOwnWhileAReportIsWritten() {
        var series = draft(Tlp.AMBER);
        var browser = new FrontDoor(program, port).browser("haginomiya.wataru");
        var page = "/reports/" + series + "/added";
        assertThat(browser.get("/reports/" + series + "/edit").body()).contains(page);
        assertThat(
                browser.get(page + "?q=" + java.net.URLEncoder.encode("金融庁", java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("金融庁", "指名する");
        assertThat(browser.post(page, "organisation", named.value()).statusCode()).isEqualTo(302);
        assertThat(browser.get(page).body()).contains("取り消す");
        assertThat(browser.post(page, "organisation", stage.bank().organisation().value()).body())
                .contains("自組織は追加の共有先にできません");
        assertThat(Browser.location(browser.post(page + "/remove", "organisation", named.value()))).isEqualTo(page);
        assertThat(added.of(stage.bank(), series)).isEmpty();
        var stranger = new FrontDoor(program, port).browser("yoimiya.chinatsu");
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsAnOperatorIsFoundByItsWholeNameOnly() {
        var browser = new FrontDoor(program, port).browser("haginomiya.wataru");
        var page = "/reports/" + draft(Tlp.AMBER) + "/added?q=";
        var utf8 = java.nio.charset.StandardCharsets.UTF_8;
        assertThat(browser.get(page + java.net.URLEncoder.encode("信用金庫", utf8)).body()).contains("見つかりませんでした");
        assertThat(browser.get(page + named.value()).body()).contains("value=\"" + named.value() + "\"");
    }

    @Test
    void aProgramNamesThemToo() {
        var series = draft(Tlp.AMBER);
        var token = new FrontDoor(program, port).token("haginomiya.wataru");
        var browser = new Browser(port);
        var path = "/api/v1/reports/" + series + "/added";
        var answer = browser.send(browser.request(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"added\": {\"" + named + "\": \"\"}}")));
        assertThat(answer.statusCode()).isEqualTo(422);
        answer = browser.send(browser.request(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"added\": [\"" + named + "\"]}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.send(browser.request(path).header("Authorization", "Bearer " + token)).body())
                .isEqualTo("{\"added\":[\"" + named + "\"]}");
    }

    @Test
    void theCentreSharesAReportWithAnOperatorItsOriginatorNamedAndWithNoOther() {
        var series = draft(Tlp.RED);
        added.name(stage.bank(), series, Set.of(named));
        var dossier = new dev.noroshi.relay.DossierId(atTheCentre(series));
        var sideways = program.getBean(dev.noroshi.relay.Sideways.class);
        var operators = sideways.candidates(stage.drafter(), dossier).stream()
                .map(each -> each.organisation()).filter(each -> each
                        .actorClass() == dev.noroshi.directory.ActorClass.OPERATOR)
                .map(each -> each.id());
        assertThat(operators).containsExactly(named);
        var report = sideways.held(stage.drafter(), dossier).orElseThrow();
        var preview = sideways.preview(stage.drafter(), dossier, Set.of(named));
        assertThat(sideways.share(stage.drafter(), dossier, Set.of(named),
                dev.noroshi.relay.Sideways.seal(report, preview)))
                .isInstanceOf(dev.noroshi.relay.Sideways.Shared.Done.class);
        assertThat(sideways.received(stage.otherBank())).hasSize(1);
        assertThat(sideways.received(stage.securitiesFirm())).isEmpty();
    }
}
