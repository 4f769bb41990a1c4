package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Stage;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import dev.noroshi.sharing.Circles.Settling;
import dev.noroshi.sharing.Circles.Warned;
import dev.noroshi.sharing.Circles.Wish;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Not everybody in an organisation that has something may read it (table 5, 定義).
// a program of its own: what is counted in an inbox, other tests would disturb
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=persons-concerned")
class PersonsConcernedTest {

    private static final SectorCode ELECTRICITY = new SectorCode("electricity");

    @Autowired
    ApplicationContext program;
    @Autowired
    SettableClock clock;
    @Autowired
    Registry registry;
    @Autowired
    Directory directory;
    @Autowired
    Circles circles;
    @Autowired
    Advisories advisories;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Reports reports;
    @Autowired
    OwnReports ownReports;
    @Autowired
    Holdings holdings;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewing viewing;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;
    OrganisationId bank;

    @BeforeEach
    void everybodyIsThere() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
        bank = stage.bank().organisation();
    }

    @AfterEach
    void noCircleIsLeft() {
        jdbc.sql("delete from sharing.circle").update();
    }

    private Caller somebody(OrganisationId organisation, Role role, Attachment attachment, @Nullable Nda nda) {
        var login = "p." + UUID.randomUUID();
        registry.enterPeople(List.of(new PersonEntry(login, "新井　一", null, null, Language.JA, organisation,
                role.code(), null, null, null, null, null, attachment, nda, today().minusDays(1), null)));
        return caller(login);
    }

    private Caller caller(String login) {
        var person = directory.personByLogin(login).orElseThrow();
        var organisation = directory.organisation(person.organisation(), today()).orElseThrow();
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }

    private String login(Caller caller) {
        return directory.person(caller.person()).orElseThrow().login();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean reads(Caller caller, AdvisoryId id) {
        var isFound = advisories.find(caller, id) instanceof Outcome.Done<?>;
        var isListed = advisories.arrivals(caller, null, 200).stream().anyMatch(each -> each.id().equals(id));
        assertThat(isListed).isEqualTo(isFound);
        return isFound;
    }

    private AdvisoryId spread(Tlp tlp, String title) {
        var issued = stage.issue(Stage.content(tlp, title));
        Stage.done(stage.passingOn.passOn(stage.ministry(), issued.id(), dev.noroshi.advisory.PassOn.toAll()));
        Stage.done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(),
                dev.noroshi.advisory.PassOn.toAll()));
        return issued.id();
    }

    @Test
    void aContractorWithoutAnAgreementFindsNothingMarkedAmberAnywhere() {
        var contractor = somebody(bank, Role.OPERATOR_REPORTER, Attachment.ON_SITE_CONTRACTOR, null);
        var colleague = somebody(bank, Role.OPERATOR_REPORTER, Attachment.STAFF, null);
        var title = "保守用装置の脆弱性 " + UUID.randomUUID();
        var id = spread(Tlp.AMBER, title);
        var page = "/advisories/" + id;

        var there = door.browser(login(colleague));
        assertThat(there.get("/home").body()).contains(title).doesNotContain("限られています");
        assertThat(there.get(page).statusCode()).isEqualTo(200);
        assertThat(there.get("/files" + page + "/form.pdf").statusCode()).isEqualTo(200);

        var browser = door.browser(login(contractor));
        assertThat(browser.get("/home").body()).doesNotContain(title).contains("公開されていない情報は", "限られています");
        assertThat(browser.get("/advisories").body()).doesNotContain(title);
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
        assertThat(browser.get("/files" + page + "/form.pdf").statusCode()).isEqualTo(404);
        assertThat(browser.get("/api/v1/inbox").body()).doesNotContain(title);

        var token = door.token(login(contractor));
        assertThat(api(token, "/api/v1/inbox")).contains("\"waiting\":0").doesNotContain(title);
        assertThat(api(token, "/api/v1/advisories")).doesNotContain(title);
        assertThat(api(token, "/api/v1" + page)).contains("\"status\":404");
        assertThat(api(door.token(login(colleague)), "/api/v1/inbox")).contains(title);
    }

    private String api(String token, String path) {
        var browser = new Browser(port);
        return browser.send(browser.request(path).header("Authorization", "Bearer " + token)).body();
    }

    @Test
    void anAgreementThatEndsTodayIsWorthNothingTomorrow() {
        var contractor = somebody(bank, Role.OPERATOR_REPORTER, Attachment.SYSTEM_CONTRACTOR,
                new Nda(today().minusDays(30), today()));
        var id = spread(Tlp.AMBER, "契約の最後の日");
        assertThat(reads(contractor, id)).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(reads(contractor, id)).isFalse();
        assertThat(reads(stage.bank(), id)).isTrue();
    }

    @Test
    void anAgreementThatBeginsTomorrowIsWorthNothingToday() {
        var consultant = somebody(bank, Role.OPERATOR_REPORTER, Attachment.CONSULTANT,
                new Nda(today().plusDays(1), null));
        var id = spread(Tlp.GREEN, "契約の前の日");
        assertThat(reads(consultant, id)).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(reads(consultant, id)).isTrue();
    }

    @Test
    void amberStrictIsForTheOwnStaffWhateverWasAgreed() {
        var consultant = somebody(bank, Role.OPERATOR_REPORTER, Attachment.CONSULTANT, new Nda(today(), null));
        var strict = spread(Tlp.AMBER_STRICT, "職員限り");
        var amber = spread(Tlp.AMBER, "契約のある人まで");
        assertThat(reads(consultant, strict)).isFalse();
        assertThat(reads(consultant, amber)).isTrue();
        assertThat(reads(stage.bank(), strict)).isTrue();
    }

    @Test
    void withACircleOnlyItsMembersReadAmberAndAnEmptyOneMeansNobody() {
        var manager = somebody(bank, Role.OPERATOR_MANAGER, Attachment.STAFF, null);
        var member = somebody(bank, Role.OPERATOR_REPORTER, Attachment.STAFF, null);
        var other = somebody(bank, Role.OPERATOR_REPORTER, Attachment.STAFF, null);
        var amber = spread(Tlp.AMBER, "関係者だけの情報");
        var green = spread(Tlp.GREEN, "だれでも読める情報");
        assertThat(reads(other, amber)).isTrue();

        assertThat(circles.add(manager, new Wish("対応班", Set.of(), Set.of(member.person())), Warned.NO))
                .isInstanceOf(Settling.Done.class);
        assertThat(reads(member, amber)).isTrue();
        assertThat(reads(other, amber)).isFalse();
        assertThat(reads(manager, amber)).isFalse();
        assertThat(reads(other, green)).isTrue();
        assertThat(deliveries.find(other, stage.parcel(member, amber).id())).isEmpty();

        var circle = circles.of(manager).circles().getFirst();
        var nobody = new Wish("対応班", Set.of(), Set.of());
        assertThat(circles.change(manager, circle.id(), circle.edition(), nobody, Warned.NO))
                .isInstanceOf(Settling.LeavesNobody.class);
        assertThat(reads(member, amber)).isTrue();
        assertThat(circles.change(manager, circle.id(), circle.edition(), nobody, Warned.YES))
                .isInstanceOf(Settling.Done.class);
        for (var each : List.of(member, other, manager)) {
            assertThat(reads(each, amber)).isFalse();
            assertThat(reads(each, green)).isTrue();
        }
        assertThat(circles.change(manager, circle.id(), circle.edition(), nobody, Warned.YES))
                .isInstanceOf(Settling.Stale.class);
    }

    @Test
    void whoIsConcernedByASectorReadsWhatConcernsIt() {
        var ministry = stage.ministry().organisation();
        var colleague = somebody(ministry, Role.MINISTRY, Attachment.STAFF, null);
        var id = stage.issue(Stage.content(Tlp.AMBER, "分野の関係者")).id();
        circle(ministry, Set.of(ELECTRICITY), colleague);
        assertThat(reads(colleague, id)).isFalse();
        circle(ministry, Set.of(Stage.FINANCE), colleague);
        assertThat(reads(colleague, id)).isTrue();
    }

    private void circle(OrganisationId organisation, Set<SectorCode> sectors, Caller member) {
        viewing.as(Viewer.HOUSE, () -> {
            new CircleRows(jdbc).insert(organisation, new Circle(UUID.randomUUID(), UUID.randomUUID().toString(),
                    sectors, Set.of(member.person()), 1));
            return true;
        });
    }

    @Test
    void whoWroteAReportReadsItAndTheirColleaguesOnlyIfTheyMay() {
        var contractor = somebody(bank, Role.OPERATOR_REPORTER, Attachment.ON_SITE_CONTRACTOR, null);
        var second = somebody(bank, Role.OPERATOR_REPORTER, Attachment.ON_SITE_CONTRACTOR, null);
        var series = reports.begin(contractor, new Submission(content(Tlp.AMBER), Door.WEB, Occasion.REAL,
                Language.JA, Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null)).series();
        assertThat(reports.submitLatest(contractor, series))
                .isInstanceOf(dev.noroshi.report.Outcome.Submitted.class);
        assertThat(ownReports.find(contractor, series)).isPresent();
        assertThat(ownReports.list(contractor, null, 200)).extracting(OwnReports.Line::id).contains(series);
        assertThat(ownReports.find(second, series)).isEmpty();
        assertThat(ownReports.list(second, null, 200)).extracting(OwnReports.Line::id).doesNotContain(series);
        assertThat(ownReports.find(stage.bank(), series)).isPresent();
        var may = door.browser("haginomiya.wataru");
        var mayNot = door.browser(login(second));
        for (var page : List.of("/reports/", "/files/reports/"))
            for (var paper : page.equals("/reports/")
                    ? List.of("")
                    : List.of("/form.pdf", "/form.xlsx", "/form.json")) {
                        assertThat(may.get(page + series + paper).statusCode()).as(page + paper).isEqualTo(200);
                        assertThat(mayNot.get(page + series + paper).statusCode()).as(page + paper).isEqualTo(404);
                    }
    }

    @Test
    void aDossierIsAsNarrowAsTheNarrowestOfItsReports() {
        var ministry = stage.ministry().organisation();
        var contractor = somebody(ministry, Role.MINISTRY, Attachment.CONSULTANT, new Nda(today(), null));
        var series = submit(Tlp.GREEN);
        var dossier = holdings.list(stage.ministry(), Holdings.Filter.ALL, null, 1).getFirst().dossier().id();
        assertThat(holdings.find(contractor, dossier)).isPresent();
        reports.followUp(stage.bank(), series, dev.noroshi.report.ReportKind.FOLLOW_UP, Door.WEB);
        reports.save(stage.bank(), series, 1, content(Tlp.RED));
        assertThat(reports.submitLatest(stage.bank(), series))
                .isInstanceOf(dev.noroshi.report.Outcome.Submitted.class);
        assertThat(holdings.find(contractor, dossier)).isEmpty();
        assertThat(holdings.list(contractor, Holdings.Filter.ALL, null, 200))
                .extracting(each -> each.dossier().id()).doesNotContain(dossier);
        assertThat(holdings.find(stage.ministry(), dossier)).isPresent();
    }

    private dev.noroshi.report.SeriesId submit(Tlp tlp) {
        var series = reports.begin(stage.bank(), new Submission(content(tlp), Door.WEB, Occasion.REAL, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null)).series();
        reports.submitLatest(stage.bank(), series);
        return series;
    }

    private static FormContent content(Tlp tlp) {
        return FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice(tlp.formCode()), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.EVENT_SUMMARY,
                new FieldValue.Text("保守用VPN装置に侵入された。")));
    }

    @Test
    void anAdministratorOfTheOrganisationReadsNothingThatIsNotPublic() {
        var administrator = somebody(bank, Role.ADMINISTRATOR, Attachment.STAFF, null);
        var title = "管理者には見えない情報 " + UUID.randomUUID();
        var id = spread(Tlp.GREEN, title);
        assertThat(reads(administrator, id)).isFalse();
        assertThat(door.browser(login(administrator)).get("/home").body()).doesNotContain(title);
    }

    @Test
    void aManagerSettlesWhoIsConcernedOnAPageThatWarnsBeforeNobodyIsLeft() {
        var manager = somebody(bank, Role.OPERATOR_MANAGER, Attachment.STAFF, null);
        var browser = door.browser(login(manager));
        assertThat(browser.get("/settings").body()).contains("/settings/circles");
        assertThat(browser.get("/settings/circles").body()).contains("関係者の範囲", "だれでも関係者です");
        var answer = browser.post("/settings/circles", "name", "だれもいない班");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("読める人がいなくなります", "name=\"warned\" value=\"YES\"");
        assertThat(circles.of(manager).circles()).isEmpty();
        assertThat(browser.post("/settings/circles", "name", "だれもいない班", "warned", "YES").statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/settings/circles").body()).contains("いま AMBER の情報を読める人がいません");
        assertThat(browser.post("/settings/circles", "name", "").body()).contains("グループの名前を書いてください");
        var circle = circles.of(manager).circles().getFirst();
        assertThat(browser.post("/settings/circles/" + circle.id() + "/remove", "edition", "1").statusCode())
                .isEqualTo(302);
        assertThat(circles.of(manager).circles()).isEmpty();

        var reporter = door.browser(login(somebody(bank, Role.OPERATOR_REPORTER, Attachment.STAFF, null)));
        assertThat(reporter.get("/settings/circles").statusCode()).isEqualTo(403);
        assertThat(reporter.get("/settings").body()).doesNotContain("/settings/circles");
    }

    @Test
    void aManagerSaysHowSomebodyIsAttachedAndItHoldsAtOnce() {
        var manager = somebody(bank, Role.OPERATOR_MANAGER, Attachment.STAFF, null);
        var person = somebody(bank, Role.OPERATOR_REPORTER, Attachment.STAFF, null);
        var amber = spread(Tlp.AMBER, "身分が変わるまで");
        assertThat(reads(person, amber)).isTrue();
        var browser = door.browser(login(manager));
        var page = "/accounts/" + person.person().value();
        assertThat(browser.get(page).body()).contains("身分と秘密保持契約");
        assertThat(browser.post(page + "/attachment", "attachment", "CONSULTANT", "from", "2026-12-01", "until",
                "2026-11-01").body()).contains("最後の日が開始日より前です。");
        assertThat(browser.post(page + "/attachment", "attachment", "CONSULTANT").statusCode()).isEqualTo(302);
        assertThat(reads(person, amber)).isFalse();
        assertThat(browser.get("/accounts").body()).contains("コンサルタント（契約なし）");
        browser.post(page + "/attachment", "attachment", "CONSULTANT", "from", today().toString());
        assertThat(reads(person, amber)).isTrue();
    }

    /// The code is asked in the name of somebody who claims everything: the database keeps to its own finding.
    @Test
    void theDatabaseKeepsAmberFromAContractorWhateverTheProgramClaims() {
        var contractor = somebody(bank, Role.OPERATOR_REPORTER, Attachment.CONSULTANT, null);
        spread(Tlp.AMBER, "二か所で守る");
        var claims = new Viewer.Of(bank, false, java.util.Optional.of(new Viewer.Reader(contractor.person(), today(),
                dev.noroshi.kernel.Reads.EVERYTHING)));
        assertThat(viewing.as(claims, () -> jdbc.sql("select count(*) from delivery.parcel where tlp <> 'CLEAR'")
                .query(Integer.class).single())).isZero();
        var whole = new Viewer.Of(bank, false);
        assertThat(viewing.as(whole, () -> jdbc.sql("select count(*) from delivery.parcel where tlp = 'AMBER'")
                .query(Integer.class).single())).isPositive();
    }

    @Test
    void aReportIsReadByWhoMayReadItsNarrowestPart() {
        var ministry = stage.ministry().organisation();
        var contractor = somebody(ministry, Role.MINISTRY, Attachment.CONSULTANT, new Nda(today(), null));
        var title = "狭い項目のある報告 " + UUID.randomUUID();
        var content = content(Tlp.GREEN).with(ReportField.EVENT_SUMMARY, new FieldValue.Text(title))
                .withParts(Map.of(ReportField.EVENT_SUMMARY, Tlp.RED));
        var series = reports.begin(stage.bank(), new Submission(content, Door.WEB, Occasion.REAL, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null)).series();
        assertThat(reports.submitLatest(stage.bank(), series))
                .isInstanceOf(dev.noroshi.report.Outcome.Submitted.class);
        var dossier = holdings.list(stage.ministry(), Holdings.Filter.ALL, null, 200).stream()
                .filter(each -> each.title().equals(title)).findFirst().orElseThrow().dossier().id();
        assertThat(holdings.find(stage.ministry(), dossier)).isPresent();
        assertThat(holdings.find(contractor, dossier)).isEmpty();
        assertThat(deliveries.inbox(ministry)).extracting(each -> each.link())
                .anyMatch(link -> link.contains(dossier.toString()));
        assertThat(door.browser(login(contractor)).get("/home").body()).doesNotContain(title);
    }
}
