package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import dev.noroshi.sharing.Agreements;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Readable;
import dev.noroshi.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A part of a report goes as far as its own scope says: up the chain with its marking, and sideways to those only who may
/// see it. Source: handbook II.2.3(2), 特記事項; table 5, ※２.
// a program of its own: what is found is "the newest"
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=parts-go-where-they-may")
class PartsGoWhereTheyMayTest {

    private static final String SUMMARY = "保守用のVPN装置に侵入された。";
    private static final String SUPPLEMENT = "管理画面の利用者名は初期値のままだった。";
    private static final String LESSON = "装置の版を台帳で管理する。";

    @Autowired
    ApplicationContext program;
    @Autowired
    Reports reports;
    @Autowired
    Holdings holdings;
    @Autowired
    Narrowing narrowing;
    @Autowired
    CentreReports centreReports;
    @Autowired
    Sideways sideways;
    @Autowired
    Agreements agreements;
    @Autowired
    Deliveries deliveries;
    @Autowired
    ReportPaper paper;
    @Autowired
    Viewing viewing;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;

    WayUp way;
    Caller bank;
    Caller secretariat;
    Caller ministry;
    Caller centre;
    /// An agency there is an agreement with.
    Caller nict;
    /// An agency there is none with.
    Caller ipa;

    static int hours;

    @BeforeEach
    void cast() {
        clock.advance(Duration.ofHours(++hours));
        var cast = new Cast(registry, lists, directory, clock);
        way = new WayUp(program);
        bank = cast.bankReporter();
        secretariat = cast.bankSecretariat();
        ministry = cast.financeMinistry();
        centre = cast.centreOfficer();
        nict = cast.person("mikazuki.yui");
        ipa = cast.person("ishizumi.tomoko");
        if (agreements.all().isEmpty())
            assertThat(agreements.enter(centre, "nict", LocalDate.now(clock), null, "検体と接続先の分析")).isEmpty();
    }

    private static FormContent content(Tlp tlp, Map<FieldId, Tlp> parts) {
        return WayUp.content(tlp, SUMMARY).with(ReportField.SUPPLEMENT, new FieldValue.Text(SUPPLEMENT))
                .with(ReportField.LESSONS, new FieldValue.Text(LESSON)).withParts(parts);
    }

    /// RED but for the lessons, which every stakeholder may have.
    private DossierId redButForTheLessons() {
        submit(content(Tlp.RED, Map.of(ReportField.LESSONS, Tlp.GREEN)));
        return carryUp();
    }

    private void submit(FormContent content) {
        var series = reports.begin(bank, new Submission(content, Door.WEB, Occasion.REAL, Language.JA,
                Grounds.SERIOUS_IMPACT, Route.SECRETARIAT, null)).series();
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
    }

    private DossierId carryUp() {
        way.carryToTheCentre(secretariat, ministry, 1);
        return newest(centre);
    }

    private DossierId newest(Caller holder) {
        return way.newest(holder).dossier().id();
    }

    private FormContent held(Caller holder) {
        return holdings.find(holder, newest(holder)).orElseThrow().latest().content();
    }

    private Excerpt share(DossierId dossier, Caller to) {
        var preview = sideways.preview(centre, dossier, List.of(to.organisation()));
        var seal = Sideways.seal(centreReports.find(dossier.value()).orElseThrow(), preview);
        assertThat(sideways.share(centre, dossier, List.of(to.organisation()), seal))
                .isEqualTo(new Sideways.Shared.Done(1));
        return sideways.handed(centre, dossier).stream().map(Sideways.Handed::excerpt)
                .filter(excerpt -> excerpt.recipient().equals(to.organisation())).findFirst().orElseThrow();
    }

    @Test
    void aReportWithMarkedPartsGoesUpAndEveryHopHasItSoMarked() {
        var dossier = redButForTheLessons();
        for (var holder : List.of(secretariat, ministry, centre))
            assertThat(held(holder).parts()).as(holder.organisation().value())
                    .isEqualTo(Map.of(ReportField.LESSONS, Tlp.GREEN));
        var report = centreReports.find(dossier.value()).orElseThrow();
        assertThat(report.scope(ReportField.LESSONS)).isEqualTo(Tlp.GREEN);
        assertThat(report.scope(ReportField.EVENT_SUMMARY)).isEqualTo(Tlp.RED);
    }

    @Test
    void aHopMayNarrowAPartAndNeverWidenIt() {
        submit(content(Tlp.AMBER, Map.of(ReportField.LESSONS, Tlp.GREEN)));
        var first = newest(secretariat);
        assertThat(narrowing.set(secretariat, first, 1, Map.of(ReportField.SUPPLEMENT, Tlp.GREEN)))
                .isInstanceOfSatisfying(Handling.Wrong.class, wrong -> assertThat(wrong.problems().getFirst().code())
                        .isEqualTo("relay.parts.wider"));
        assertThat(narrowing.set(secretariat, first, 1, Map.of(ReportField.LESSONS, Tlp.CLEAR)))
                .isInstanceOf(Handling.Wrong.class);
        assertThat(narrowing.set(secretariat, first, 1,
                Map.of(ReportField.SUPPLEMENT, Tlp.RED, ReportField.LESSONS, Tlp.AMBER)))
                .isInstanceOf(Handling.Kept.class);
        var dossier = carryUp();
        assertThat(held(centre).parts()).isEqualTo(Map.of(ReportField.SUPPLEMENT, Tlp.RED, ReportField.LESSONS,
                Tlp.AMBER));
        // the reporter's own report stays as it was, and what has left is narrowed no more
        assertThat(narrowing.set(secretariat, first, 1, Map.of())).isInstanceOf(Handling.NotHeld.class);
        assertThat(narrowing.set(centre, dossier, 1, Map.of())).isInstanceOf(Handling.NotHeld.class);
    }

    @Test
    void anAgreedAgencySeesThePartsForAnalysisAndAnotherOnlyWhatItsClassMaySee() {
        var dossier = redButForTheLessons();
        var agreed = share(dossier, nict);
        var other = share(dossier, ipa);

        assertThat(agreed.content().text(ReportField.EVENT_SUMMARY)).contains(SUMMARY);
        assertThat(agreed.tlp()).isEqualTo(Tlp.RED);
        assertThat(other.content().text(ReportField.LESSONS)).contains(LESSON);
        assertThat(other.tlp()).isEqualTo(Tlp.GREEN);
        assertThat(other.content().values().keySet()).containsExactlyInAnyOrder(ReportField.REPORT_NUMBER,
                ReportField.IDENTIFICATION_NUMBER, ReportField.TLP, ReportField.LESSONS);
        for (var excerpt : List.of(agreed, other))
            assertThat(paper.write(excerpt.content())).doesNotContain("つづら", "sender", "金融庁");
    }

    @Test
    void ofAReportUnderItsReportersNameNeitherTheNameNorWhatSaysItIsShared() {
        var named = content(Tlp.AMBER, Map.of()).with(ReportField.SUPPLEMENT,
                new FieldValue.Text("ﾂﾂﾞﾗ ではなく つづら 信用金庫の管理画面で確かめた。"));
        var series = reports.begin(bank, new Submission(named, Door.WEB, Occasion.REAL, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.MINISTRY, null)).series();
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
        way.carryFromTheMinistry(ministry, 1);
        var excerpt = share(newest(centre), nict);
        assertThat(excerpt.content().text(ReportField.EVENT_SUMMARY)).contains(SUMMARY);
        assertThat(excerpt.content().get(ReportField.OPERATOR)).isEmpty();
        assertThat(excerpt.content().get(ReportField.SUPPLEMENT)).isEmpty();
        assertThat(paper.write(excerpt.content())).doesNotContain("つづら", "sender");
    }

    @Test
    void theInboxTellsNothingThatIsWithheld() {
        var dossier = redButForTheLessons();
        share(dossier, ipa);
        var parcel = deliveries.inbox(ipa.organisation()).getLast();
        assertThat(parcel.title()).isEqualTo("情報連絡の一部");
        assertThat(parcel.tlp()).isEqualTo(Tlp.GREEN);
        assertThat(parcel.importance()).isNull();
    }

    @Test
    void anAgencySeesOnlyItsPartsOnItsPageByApiAndOnPaper() {
        var dossier = redButForTheLessons();
        var excerpt = share(dossier, ipa);
        var door = new FrontDoor(program, port);
        var browser = door.browser("ishizumi.tomoko");

        var page = browser.get("/shared-parts/" + excerpt.id()).body();
        assertThat(page).contains(LESSON, excerpt.number(), "伏せられています").doesNotContain(SUMMARY, SUPPLEMENT, "つづら");
        assertThat(browser.get("/shared-parts").body()).contains(excerpt.number()).doesNotContain(SUMMARY, SUPPLEMENT);
        assertThat(browser.get("/home").body()).doesNotContain(SUMMARY, SUPPLEMENT);
        var json = call("/api/v1/shared-parts/" + excerpt.id(), door.token("ishizumi.tomoko"));
        assertThat(json).contains(LESSON).doesNotContain(SUMMARY, SUPPLEMENT, "event-summary", "supplement", "つづら");
        var pdf = Readable.pdf(browser.download("/files/shared-parts/" + excerpt.id() + "/form.pdf").body()).toString();
        assertThat(pdf).contains("装置の版").doesNotContain("侵入された", "初期値", "つづら");
        // the report itself, and what another was given, it does not find
        assertThat(browser.get("/reports/" + dossier).statusCode()).isEqualTo(403);
        var others = share(dossier, nict);
        assertThat(browser.get("/shared-parts/" + others.id()).statusCode()).isEqualTo(404);
    }

    private String call(String path, String token) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theDatabaseItselfShowsAnAgencyNothingButItsParts() {
        var dossier = redButForTheLessons();
        var own = share(dossier, ipa);
        share(dossier, nict);
        var seen = viewing.as(new Viewer.Of(ipa.organisation(), false),
                () -> jdbc.sql("select recipient from relay.excerpt")
                        .query(String.class).list());
        assertThat(Set.copyOf(seen)).containsExactly(ipa.organisation().value());
        for (var table : List.of("relay.dossier", "relay.entry", "relay.excerpt_from"))
            assertThat(viewing.<Integer, RuntimeException>as(new Viewer.Of(ipa.organisation(), false),
                    () -> jdbc.sql("select count(*) from " + table).query(Integer.class).single())).as(table).isZero();
        assertThat(viewing.<String, RuntimeException>as(new Viewer.Of(ipa.organisation(), false),
                () -> jdbc.sql("select content::text from relay.excerpt where id = :id").param("id", own.id())
                        .query(String.class).single()))
                .contains(LESSON).doesNotContain(SUMMARY, SUPPLEMENT);
    }

    @Test
    void theDatabaseRefusesAPartItsRecipientMayNotSeeOrThatDoesNotSayHowFarItGoes() {
        redButForTheLessons();
        for (var content : List.of("{\"supplement\": \"x\", \"parts\": {\"supplement\": \"RED\"}}",
                "{\"supplement\": \"x\", \"parts\": {}}", "{\"unknown\": [\"supplement\"]}"))
            assertThatThrownBy(() -> excerptForIpa(carried(), content)).as(content).hasStackTraceContaining(
                    content.contains("RED") ? "supplement would go beyond its marking" : "how far it may go");
        excerptForIpa(carried(), "{\"supplement\": \"x\", \"parts\": {\"supplement\": \"GREEN\"}}");
        // and nothing at all that no parcel carries
        assertThatThrownBy(() -> excerptForIpa(UUID.randomUUID(), "{}")).hasStackTraceContaining("row-level security");
    }

    /// The subject of a parcel for the agency.
    private UUID carried() {
        var id = UUID.randomUUID();
        jdbc.sql(
                """
                insert into delivery.parcel (id, task, subject, sender, recipient, occasion, tlp, title, link, sent_at, paper)
                values (gen_random_uuid(), 'parts.read', :subject, :sender, 'ipa', 'REAL', 'GREEN', '', '/', :now, 'REPORT')""")
                .param("subject", id).param("sender", centre.organisation().value())
                .param("now", OffsetDateTime.now(clock)).update();
        return id;
    }

    private void excerptForIpa(UUID id, String content) {
        jdbc.sql("""
                insert into relay.excerpt (id, recipient, occasion, language, number, content, sectors, added, shared_on)
                values (:id, 'ipa', 'REAL', 'JA', 'R1', :content::jsonb, '{}', '{}', :on)""").param("id", id)
                .param("content", content).param("on", LocalDate.now(clock)).update();
    }

    @Test
    void onceTheAgreementHasEndedNothingNarrowIsSharedAnyMore() {
        var dossier = redButForTheLessons();
        assertThat(fieldsFor(dossier, nict)).contains(ReportField.EVENT_SUMMARY);
        var agreement = agreements.all().getFirst();
        agreements.end(centre, agreement.id());
        clock.advance(Duration.ofDays(1));
        assertThat(fieldsFor(dossier, nict)).containsExactly(ReportField.LESSONS);
        assertThat(agreements.enter(centre, "nict", LocalDate.now(clock), null, "改めて合意")).isEmpty();
    }

    private Set<FieldId> fieldsFor(DossierId dossier, Caller agency) {
        return sideways.preview(centre, dossier, List.of(agency.organisation())).getFirst().fields();
    }

    @Test
    void onlyTheCentreSharesAndOnlyWhatItHasLookedAt() {
        var dossier = redButForTheLessons();
        assertThat(sideways.share(centre, dossier, List.of(nict.organisation()), "something else"))
                .isEqualTo(new Sideways.Shared.Changed());
        assertThat(sideways.candidates(ministry, dossier)).isEmpty();
        assertThat(sideways.share(ministry, dossier, List.of(nict.organisation()), ""))
                .isEqualTo(new Sideways.Shared.Nothing());
        assertThat(sideways.share(centre, dossier, List.of(new OrganisationId("nobody")), ""))
                .isEqualTo(new Sideways.Shared.Nothing());
    }

    @Test
    void theCentreChoosesLooksAndSharesOnItsPage() {
        var dossier = redButForTheLessons();
        var browser = new FrontDoor(program, port).browser("kanetsuki.ren");
        var path = "/reports/" + dossier + "/share";
        assertThat(browser.get(path).body()).contains("value=\"nict\"", "value=\"ipa\"", "まだ誰にも共有していません");
        assertThat(browser.post(path, "do", "preview").statusCode()).isEqualTo(422);
        var preview = browser.post(path, "do", "preview", "to", "ipa").body();
        assertThat(preview).contains(LESSON, "渡らない項目").doesNotContain(SUPPLEMENT);
        var seal = preview.replaceFirst("(?s).*name=\"seal\" value=\"([^\"]+)\".*", "$1");
        assertThat(Browser.location(browser.post(path, "do", "share", "to", "ipa", "seal", seal))).isEqualTo(path);
        assertThat(browser.get(path).body()).contains("これまでの共有", "未読");
        assertThat(browser.get("/agreements").body()).contains("検体と接続先の分析");
        assertThat(browser.post("/agreements", "organisation", "FSA", "since", "", "subject", "").body())
                .contains("情報セキュリティ関係機関を選んでください", "開始日を入れてください", "合意の内容を書いてください");
    }
}
