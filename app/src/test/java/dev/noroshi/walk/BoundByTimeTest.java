package dev.noroshi.walk;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Organisations leave a sector or a CEPTOAR, people leave or move, memberships begin, roles are taken away: from then on
/// what they may read is decided as of then, by pages, API and database alike, in sessions and with tokens that were open
/// before; and who could read what on which day can still be looked up.
// a program of its own: it changes the registry
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=bound-by-time")
class BoundByTimeTest {

    private static final SectorCode ELECTRICITY = new SectorCode("electricity");

    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @Autowired
    Registry registry;
    @Autowired
    Viewing viewing;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;
    Stage stage;
    FrontDoor door;

    @BeforeEach
    void enterTheWorld() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
    }

    // ---- an organisation ----

    @Test
    void whoLeavesTheSectorReadsNothingOfItAnyMoreThoughItWasHandedOver() {
        var bank = programs.as("hanaikada.makoto");
        var amber = stage.spread("離れる前の注意喚起");
        var green = stage.issue(Stage.content(Tlp.GREEN, "広く知らせること"));
        done(stage.passingOn.passOn(stage.ministry(), green.id(), PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), green.id(), PassOn.toAll()));
        beforeMidnight();
        var session = door.browser("hanaikada.makoto");
        assertThat(session.get("/advisories/" + amber.id()).statusCode()).isEqualTo(200);
        assertThat(bank.get("/api/v1/advisories/" + amber.id()).status()).isEqualTo(200);
        assertThat(shownByDatabase("op-bank-03", amber.id())).isTrue();

        joinsElectricity("op-bank-03", tomorrow());
        assertThat(session.get("/advisories/" + amber.id()).statusCode()).as("it leaves tomorrow").isEqualTo(200);
        afterMidnight();

        assertThat(session.get("/advisories/" + amber.id()).statusCode()).isEqualTo(404);
        assertThat(session.get("/advisories").body()).doesNotContain("離れる前の注意喚起").contains("広く知らせること");
        assertThat(session.get("/home").body()).doesNotContain("離れる前の注意喚起");
        for (var path : List.of("", "/form.pdf"))
            assertThat(bank.get("/api/v1/advisories/" + amber.id() + path).status()).isEqualTo(404);
        assertThat(bank.get("/api/v1/inbox").text()).doesNotContain("離れる前の注意喚起");
        assertThat(shownByDatabase("op-bank-03", amber.id())).isFalse();
        assertThat(bank.get("/api/v1/advisories/" + green.id()).status()).as("GREEN is not of a sector").isEqualTo(200);
        assertThat(programs.as("haginomiya.wataru").get("/api/v1/advisories/" + amber.id()).status())
                .as("who stays, reads on").isEqualTo(200);
    }

    @Test
    void itsOwnReportsStayAnOrganisationsOwnWhereverItGoes() {
        var bank = programs.as("tsugumino.tsukasa");
        var own = bank.post("/api/v1/reports", "{\"event-summary\": \"移る前に書いたもの\"}").header("Location");
        joinsElectricity("op-bank-04", tomorrow());
        clock.advance(Duration.ofDays(1));
        assertThat(bank.get(own).status()).isEqualTo(200);
    }

    @Test
    void whoLeavesTheLastCeptoarComesInNoMore() {
        var firm = programs.as("kumoida.nagi");
        assertThat(firm.get("/api/v1/inbox").status()).isEqualTo(200);
        beforeMidnight();
        var session = door.browser("kumoida.nagi");
        var membership = registry.affiliations(Set.of(new OrganisationId("op-securities-04"))).getLast();
        registry.enterAffiliations(List.of(AffiliationEntry.member(membership.organisation(), membership.ceptoar(),
                membership.validFrom(), today())));
        assertThat(session.get("/home").statusCode()).as("today is the last day").isEqualTo(200);
        afterMidnight();
        assertThat(Browser.location(session.get("/home"))).startsWith("/sign-in");
        assertThat(firm.get("/api/v1/inbox").status()).isEqualTo(401);
    }

    @Test
    void aMembershipThatBeginsTomorrowShowsNothingToday() {
        var newcomer = programs.as("fuchise.chinatsu");
        var advisory = stage.issue("会員になる前の注意喚起");
        done(stage.passingOn.passOn(stage.ministry(), advisory.id(), PassOn.toAll()));
        joinsBanks("op-electricity-02", tomorrow());
        done(stage.passingOn.passOn(stage.bankSecretariat(), advisory.id(), PassOn.toAll()));
        var path = "/api/v1/advisories/" + advisory.id();
        assertThat(newcomer.get(path).status()).isEqualTo(404);
        assertThat(shownByDatabase("op-electricity-02", advisory.id())).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(newcomer.get(path).status()).as("nobody has handed it over yet").isEqualTo(404);
        done(stage.passingOn.passOn(stage.bankSecretariat(), advisory.id(), PassOn.toAll()));
        assertThat(newcomer.get(path).status()).isEqualTo(200);
        assertThat(shownByDatabase("op-electricity-02", advisory.id())).isTrue();
    }

    @Test
    void whatItAnsweredOfItsContactsIsSeenNoLongerByWhoWasAboveItThen() {
        var check = UUID.randomUUID();
        jdbc.sql("""
                insert into contacts.checking (id, kind, starter, started_at, deadline, scope)
                values (:id, 'CHECK', 'sec-bank', now(), now(), 'CEPTOAR')""").param("id", check).update();
        jdbc.sql("""
                insert into contacts.asked (id, check_of, organisation, means, address, language, watchers, asked_at, answer)
                values (gen_random_uuid(), :check, 'op-bank-01', 'MAIL', 'a@example.jp', 'JA', '{sec-bank,FSA,nco}', now(),
                        'NONE')""").param("check", check).update();
        for (var above : List.of("sec-bank", "FSA", "nco", "op-bank-01"))
            assertThat(asked(above, check)).as(above).isEqualTo(1);
        assertThat(asked("sec-securities", check)).isZero();
        joinsElectricity("op-bank-01", tomorrow());
        clock.advance(Duration.ofDays(1));
        for (var former : List.of("sec-bank", "FSA"))
            assertThat(asked(former, check)).as(former).isZero();
        for (var still : List.of("nco", "op-bank-01"))
            assertThat(asked(still, check)).as(still).isEqualTo(1);
    }

    private int asked(String organisation, UUID check) {
        return viewing.as(new Viewer.Of(new OrganisationId(organisation), organisation.equals("nco")),
                () -> jdbc.sql("select count(*) from contacts.asked where check_of = :check").param("check", check)
                        .query(Integer.class).single());
    }

    // ---- a person ----

    @Test
    void whoMovesReadsWhatTheNewOrganisationMayAndNothingOfTheFormer() {
        var mover = programs.as("akatsukida.tetsu");
        var advisory = stage.spread("異動の前の注意喚起");
        var own = programs.as("haginomiya.wataru").post("/api/v1/reports", "{\"event-summary\": \"前の勤め先の下書き\"}")
                .header("Location");
        assertThat(mover.get(own).status()).isEqualTo(200);
        beforeMidnight();
        var session = door.browser("akatsukida.tetsu");
        var page = own.replace("/api/v1", "");
        assertThat(session.get(page + "/edit").statusCode()).isEqualTo(200);
        moves("akatsukida.tetsu", "op-gas-01", "operator-reporter", tomorrow());
        afterMidnight();
        assertThat(session.get(page + "/edit").statusCode()).isEqualTo(404);
        assertThat(session.get("/advisories/" + advisory.id()).statusCode()).isEqualTo(404);
        assertThat(mover.get(own).status()).isEqualTo(404);
        assertThat(mover.get("/api/v1/advisories/" + advisory.id()).status()).isEqualTo(404);
        assertThat(session.get("/home").body()).doesNotContain("つづら信用金庫");
        assertThat(mover.get("/api/v1/reports").text()).doesNotContain("前の勤め先の下書き");
    }

    @Test
    void whoLeavesComesInNoMoreByPasswordSessionOrToken() {
        var leaver = programs.as("kasumizawa.masaki");
        beforeMidnight();
        var session = door.browser("kasumizawa.masaki");
        leaves("kasumizawa.masaki", today());
        afterMidnight();
        assertThat(Browser.location(session.get("/home"))).startsWith("/sign-in");
        assertThat(leaver.get("/api/v1/inbox").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("kasumizawa.masaki", FrontDoor.PASSWORD).statusCode()).isNotEqualTo(302);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneInTheMiddleOfASession() {
        var advisory = stage.issue("役割が変わる前の注意喚起");
        var token = programs.as("tobirano.yosuke");
        var session = door.browser("tobirano.yosuke");
        done(stage.passingOn.passOn(stage.ministry(), advisory.id(), PassOn.toAll()));
        assertThat(session.get("/advisories/" + advisory.id()).statusCode()).isEqualTo(200);
        moves("tobirano.yosuke", "sec-bank", "partner", today());
        assertThat(session.post("/advisories/" + advisory.id() + "/pass-on").statusCode()).isEqualTo(403);
        assertThat(session.get("/advisories/" + advisory.id() + "/reach").statusCode()).isEqualTo(403);
        assertThat(token.post("/api/v1/advisories/" + advisory.id() + "/pass-on").status()).isEqualTo(403);
        assertThat(token.get("/api/v1/reports").status()).isEqualTo(403);
    }

    // ---- history ----

    @Test
    void whoCouldReadAnAdvisoryOnADayCanBeLookedUp() {
        var before = today();
        clock.advance(Duration.ofDays(1));
        var advisory = stage.spread("後から調べる注意喚起");
        var handed = today();
        joinsElectricity("op-bank-05", tomorrow());
        clock.advance(Duration.ofDays(2));
        var centre = programs.centre();
        assertThat(readers(centre, advisory.id(), before)).isEmpty();
        assertThat(readers(centre, advisory.id(), handed)).contains("nco", "FSA", "sec-bank", "op-bank-02",
                "op-bank-05");
        assertThat(readers(centre, advisory.id(), today())).contains("op-bank-02").doesNotContain("op-bank-05");
        assertThat(readers(programs.secretariat(), advisory.id(), handed)).contains("op-bank-05", "sec-bank")
                .doesNotContain("FSA", "sec-securities", "nco");
        assertThat(programs.operator().get(access(advisory.id(), handed)).status()).isEqualTo(403);
        assertThat(programs.as("izutsuhara.kotone").get(access(advisory.id(), handed)).status()).isEqualTo(404);

        var auditor = programs.as("tomono.tsukasa");
        var found = auditor.get("/api/v1/trail/access?advisory=" + advisory.id() + "&on=" + handed);
        assertThat(found.status()).as(found::toString).isEqualTo(200);
        assertThat(found.text()).contains("op-bank-05").doesNotContain("後から調べる");
        assertThat(auditor.get(access(advisory.id(), handed)).status()).isEqualTo(403);
        assertThat(centre.get("/api/v1/trail/access?advisory=" + advisory.id() + "&on=" + handed).status())
                .isEqualTo(403);

        var page = door.browser("yunohana.gaku").get("/advisories/" + advisory.id() + "/access?on=" + handed);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("つづら信用金庫", handed.getMonthValue() + "月");
        var wrong = door.browser("yunohana.gaku").get("/advisories/" + advisory.id() + "/access?on=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("「yesterday」を日付として読めません").doesNotContain("つづら信用金庫");
    }

    @Test
    void afterARecallNobodyBelowTheCentreCouldReadIt() {
        var advisory = stage.spread("撤回される注意喚起");
        var issued = today();
        clock.advance(Duration.ofDays(1));
        done(stage.recalling.recall(stage.drafter(), advisory.id(), "誤りのため。"));
        assertThat(readers(programs.centre(), advisory.id(), issued)).contains("op-bank-02");
        assertThat(readers(programs.centre(), advisory.id(), today())).containsExactly("nco");
    }

    private static String access(AdvisoryId id, LocalDate on) {
        return "/api/v1/advisories/" + id + "/access?on=" + on;
    }

    private static List<String> readers(Program program, AdvisoryId id, LocalDate on) {
        var answer = program.get(access(id, on));
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        return answer.json().path("organisations").valueStream().map(each -> each.path("id").asString()).toList();
    }

    // ---- the days ----

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate tomorrow() {
        return today().plusDays(1);
    }

    private void beforeMidnight() {
        clock.set(today().atTime(LocalTime.of(23, 55)).atZone(clock.getZone()).toInstant());
    }

    private void afterMidnight() {
        clock.advance(Duration.ofMinutes(10));
    }

    // ---- the registry ----

    private void joinsElectricity(String operator, LocalDate from) {
        joins(operator, "op-electricity-01", ELECTRICITY, from);
    }

    private void joinsBanks(String operator, LocalDate from) {
        joins(operator, "op-bank-02", Stage.FINANCE, from);
    }

    private void joins(String operator, String colleague, SectorCode sector, LocalDate from) {
        var id = new OrganisationId(operator);
        var known = registry.organisations(Set.of(id), today()).values().iterator().next();
        registry.enterOrganisations(List.of(new OrganisationEntry(id, known.actorClass(), known.ministry(),
                known.state(), Set.of(sector), from, null)));
        var ceptoar = registry.affiliations(Set.of(new OrganisationId(colleague))).getLast().ceptoar();
        registry.enterAffiliations(List.of(AffiliationEntry.member(id, ceptoar, from, null)));
    }

    private void moves(String login, String organisation, String role, LocalDate from) {
        var known = known(login);
        registry.enterPeople(List.of(new PersonEntry(login, known.nameJa(), known.nameKana(), known.nameEn(),
                known.language(), new OrganisationId(organisation), role, known.email(), known.phone(), known.mobile(),
                known.fax(), known.hours(), from, null)));
    }

    private void leaves(String login, LocalDate lastDay) {
        var known = known(login);
        registry.enterPeople(List.of(new PersonEntry(login, known.nameJa(), known.nameKana(), known.nameEn(),
                known.language(), known.organisation(), known.role(), known.email(), known.phone(), known.mobile(),
                known.fax(), known.hours(), known.validFrom(), lastDay)));
    }

    private PersonEntry known(String login) {
        return registry.peopleByLogin(Set.of(login), today()).values().iterator().next();
    }

    private boolean shownByDatabase(String organisation, AdvisoryId id) {
        return viewing.as(new Viewer.Of(new OrganisationId(organisation), false),
                () -> jdbc.sql("select id from advisory.issue where id = :id").param("id", id.value())
                        .query(UUID.class).optional().isPresent());
    }
}
