package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Reach;
import dev.noroshi.advisory.ReachFigures;
import dev.noroshi.advisory.Reaches;
import dev.noroshi.advisory.Stage;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Notices;
import dev.noroshi.delivery.PursuitStep;
import dev.noroshi.delivery.Pursuits.Taken;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.testing.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The reach says of every addressee how far it got, why not, and what was done about it: on the page, in the table, on A4.
class ReachIsShownTest extends TellingPeople {

    /// A day on which no other test issues anything.
    private static final Instant WEDNESDAY = japan("2027-02-10T09:00:00");

    @Autowired
    Reaches reaches;
    @Autowired
    ReachFigures figures;
    @Autowired
    Answers answers;
    Stage stage;

    @BeforeEach
    void world() {
        jdbc.sql("delete from channel.key").update();
        clock.set(WEDNESDAY);
        stage = new Stage(program);
    }

    @Test
    void whoIsSilentIsRemindedTwiceWithTheDeputyThenTheSecretariatAndTheMinistryAreTold() {
        var bank = stage.bank();
        deputyOf(bank);
        var issued = stage.spread("催促のあと");
        goRoundAfter(Duration.ofHours(1));
        assertThat(pursuit(issued.id(), bank)).extracting(Taken::step).containsExactly(PursuitStep.HALFWAY);
        goRoundAfter(Duration.ofHours(1));
        goRoundAfter(Duration.ofHours(1));
        goRoundAfter(Duration.ofHours(1));
        goRoundAfter(Duration.ofHours(9));
        assertThat(pursuit(issued.id(), bank)).containsExactly(
                new Taken(PursuitStep.HALFWAY, WEDNESDAY.plus(Duration.ofHours(1)), 0, null),
                new Taken(PursuitStep.DEADLINE, WEDNESDAY.plus(Duration.ofHours(2)), 1, null),
                new Taken(PursuitStep.OVERDUE, WEDNESDAY.plus(Duration.ofHours(3)), 0,
                        stage.bankSecretariat().organisation()),
                new Taken(PursuitStep.LONG_OVERDUE, WEDNESDAY.plus(Duration.ofHours(4)), 0,
                        stage.ministry().organisation()));
        var page = door.browser(login(stage.bankSecretariat())).get("/advisories/" + issued.id() + "/reach/"
                + stage.bankSecretariat().organisation()).body();
        assertThat(page).contains("催促2回（", "11:00", "代理1人へ（", "事務局へ（", "12:00",
                name(stage.ministry()) + "へ（", "13:00");
        assertThat(door.browser(login(stage.drafter())).get("/advisories/" + issued.id()).body())
                .contains("催促2回（", "期限を過ぎても開いていない");
    }

    @Test
    void whatWasMissedWhileTheProgramStoodStillIsOneReminderAndTheWordToWhoHandedItOn() {
        var issued = stage.spread("止まっていた間");
        goRoundAfter(Duration.ofHours(3).plusMinutes(10));
        assertThat(pursuit(issued.id(), stage.bank())).extracting(Taken::step)
                .containsExactly(PursuitStep.DEADLINE, PursuitStep.OVERDUE);
    }

    @Test
    void whoCouldNotBeToldByAnyMeansIsNamedWithTheCauseBeforeTheDeadline() {
        var issued = stage.spread("どの手段でも");
        dispatcher.goRound();
        jdbc.sql("""
                update channel.message set state = 'DEAD', cause = 'ADDRESS_UNKNOWN', ended_at = :now
                where organisation = :organisation""").param("now", java.time.OffsetDateTime.now(clock))
                .param("organisation", stage.bank().organisation().value()).update();
        for (var viewer : List.of(stage.drafter(), stage.ministry(), stage.bankSecretariat())) {
            var missing = Stage.done(reaches.of(viewer, issued.id())).missing().stream()
                    .filter(each -> each.organisation().equals(stage.bank().organisation())).toList();
            assertThat(missing).hasSize(1).allMatch(each -> each.cause() == Reach.Cause.UNTOLD
                    && "ADDRESS_UNKNOWN".equals(each.notices().untold()));
        }
        assertThat(door.browser(login(stage.bankSecretariat())).get("/advisories/" + issued.id()).body())
                .contains("どの手段でも知らせられない", "宛先が存在しません");
        done(issued, stage.bank(), "");
        assertThat(Stage.done(reaches.of(stage.drafter(), issued.id())).missing())
                .as("who confirms has it").noneMatch(each -> each.organisation().equals(stage.bank().organisation()));
    }

    @Test
    void whoCouldNotBeToldSoFarIsNamedWithTheLastCauseThoughItIsTriedAgain() {
        var issued = stage.spread("まだ試している");
        dispatcher.goRound();
        var mine = jdbc.sql("select id from channel.message where organisation = :organisation order by id")
                .param("organisation", stage.bank().organisation().value()).query(java.util.UUID.class).list();
        assertThat(mine).hasSizeGreaterThan(1);
        failed(mine.getFirst(), "DEAD", "ADDRESS_UNKNOWN", WEDNESDAY.plusSeconds(60));
        for (var id : mine.subList(1, mine.size()))
            jdbc.sql("update channel.message set state = 'WAITING', cause = null where id = :id").param("id", id)
                    .update();
        assertThat(untold(issued)).as("one has not been tried yet").isEmpty();
        for (var id : mine.subList(1, mine.size()))
            failed(id, "WAITING", "UNREACHABLE", WEDNESDAY.plusSeconds(120));
        assertThat(untold(issued)).containsExactly("UNREACHABLE");
        jdbc.sql("update channel.message set state = 'HANDED', cause = null where id = :id").param("id",
                mine.getLast()).update();
        assertThat(untold(issued)).as("somebody was told").isEmpty();
    }

    private void failed(java.util.UUID message, String state, String cause, Instant at) {
        jdbc.sql("update channel.message set state = :state, cause = :cause, ended_at = :ended where id = :id")
                .param("state", state).param("cause", cause).param("id", message)
                .param("ended", state.equals("DEAD") ? at(at) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
        jdbc.sql("insert into channel.attempt (message, at, cause, said) values (:id, :at, :cause, '')")
                .param("id", message).param("at", at(at)).param("cause", cause).update();
    }

    private List<String> untold(Advisory.Issued issued) {
        return Stage.done(reaches.of(stage.bankSecretariat(), issued.id())).missing().stream()
                .filter(each -> each.organisation().equals(stage.bank().organisation()))
                .map(each -> each.notices().untold()).filter(Objects::nonNull).toList();
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, KEY_EXPIRED, の期限が切れています", "REVOKED, KEY_REVOKED, が失効しています",
            "BROKEN, KEY_UNUSABLE, で暗号化できませんでした"})
    void whoseKeyIsNoGoodIsNamedWithTheCauseThoughTheNoticeWentOut(String key, String code, String words)
            throws Exception {
        keyOf(stage.bank(), key);
        var issued = stage.spread("暗号化できない相手");
        dispatcher.goRound();
        for (var viewer : List.of(stage.drafter(), stage.ministry(), stage.bankSecretariat())) {
            var lines = Stage.done(reaches.of(viewer, issued.id())).hops().stream()
                    .flatMap(hop -> hop.lines().stream()).filter(line -> line.notices().unsealed() != null).toList();
            assertThat(lines).singleElement().satisfies(line -> {
                assertThat(line.organisation()).isEqualTo(stage.bank().organisation());
                assertThat(line.notices().unsealed()).isEqualTo(code);
                assertThat(line.cause()).as("the notice has got there").isNull();
            });
        }
        var secretariat = door.browser(login(stage.bankSecretariat()));
        assertThat(secretariat.get("/advisories/" + issued.id()).body()).contains("内容なしで送りました（", words.strip());
        var file = secretariat.download("/files/advisories/" + issued.id() + "/reach.csv").body();
        assertThat(new String(file, StandardCharsets.UTF_8).lines()).filteredOn(line -> line.contains("," + code + ","))
                .singleElement().asString().contains(stage.bank().organisation().value());
        assertThat(text(secretariat.download("/files/advisories/" + issued.id() + "/reach.pdf").body()))
                .contains("メールは内容なしで", words.strip());
        var answer = new Program(port, door.token(login(stage.ministry())))
                .get("/api/v1/advisories/" + issued.id() + "/reach").json().path("hops").findValuesAsString("unsealed");
        assertThat(answer).contains(code);
    }

    /// That a mail was handed on says nothing; a report of its delivery does.
    @Test
    void whereANoticeIsKnownToHaveComeTheTableSaysWhenAndByWhichMeans() throws Exception {
        var issued = stage.spread("知らせの後");
        dispatcher.goRound();
        assertThat(arrivals(issued.id())).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        var now = java.time.OffsetDateTime.now(clock);
        assertThat(jdbc.sql("""
                update channel.message set state = 'DELIVERED', handed_at = coalesce(handed_at, :now), ended_at = :now,
                                           claimed_until = null
                where organisation = :organisation and means = 'MAIL'""").param("now", now)
                .param("organisation", stage.bank().organisation().value()).update()).isPositive();
        assertThat(arrivals(issued.id())).containsExactly(new Notices.Arrival(now.toInstant(), "MAIL"));
        var clocked = now.atZoneSameInstant(java.time.ZoneId.of("Asia/Tokyo")).toLocalTime().toString().substring(0, 5);
        var secretariat = door.browser(login(stage.bankSecretariat()));
        assertThat(secretariat.get("/advisories/" + issued.id()).body())
                .containsPattern("通知の到達 \\S*\\s?" + clocked + "（メール）");
        var file = secretariat.download("/files/advisories/" + issued.id() + "/reach.csv").body();
        assertThat(new String(file, StandardCharsets.UTF_8)).contains(",notice_arrived,notice_means,").contains(
                clocked + ",MAIL,");
        assertThat(text(secretariat.download("/files/advisories/" + issued.id() + "/reach.pdf").body()))
                .contains("通知の到達");
        var told = new Program(port, door.token(login(stage.ministry())))
                .get("/api/v1/advisories/" + issued.id() + "/reach").json().path("hops");
        assertThat(told.findValuesAsString("notice-means")).contains("MAIL");
        // an organisation beside them learns nothing of it
        assertThat(Stage.done(reaches.of(stage.securitiesSecretariat(), issued.id())).hops().stream()
                .flatMap(hop -> hop.lines().stream()).map(line -> line.notices().arrival()).filter(Objects::nonNull))
                .isEmpty();
    }

    private List<Notices.Arrival> arrivals(AdvisoryId id) {
        return Stage.done(reaches.of(stage.bankSecretariat(), id)).hops().stream()
                .flatMap(hop -> hop.lines().stream()).map(line -> line.notices().arrival()).filter(Objects::nonNull)
                .toList();
    }

    @Test
    void anOrganisationSeesOfItsOwnPeopleWhoWasToldOpenedConfirmedAndAnsweredAndNobodyElseSeesThat() {
        var issued = stage.spread("自組織の人");
        dispatcher.goRound();
        var path = "/advisories/" + issued.id();
        var name = directory.person(stage.bank().person()).orElseThrow().nameJa();
        var bank = door.browser(login(stage.bank()));
        bank.get(path);
        assertThat(ownTable(bank.get(path).body())).contains(name, "メール", "送信済み").doesNotContain("対応中");
        assertThat(jdbc.sql("""
                update channel.message set state = 'DEAD', cause = 'ADDRESS_UNKNOWN', ended_at = :now
                where organisation = :organisation and person <> :person""")
                .param("now", java.time.OffsetDateTime.now(clock)).param("person", stage.bank().person().value())
                .param("organisation", stage.bank().organisation().value()).update()).isPositive();
        clock.advance(Duration.ofMinutes(30));
        done(issued, stage.bank(), "");
        assertThat(ownTable(bank.get(path).body())).contains(name, "宛先が存在しません", "09:00", "09:30", "対応中");
        assertThat(bank.get(path + "?lang=en").body()).contains("How far it got among your own people");
        for (var other : List.of(stage.drafter(), stage.ministry(), stage.bankSecretariat(), stage.otherBank()))
            assertThat(door.browser(login(other)).get(path).body()).as(login(other)).doesNotContain(name);
        assertThat(door.browser(login(stage.drafter())).get(path).body()).as("it was handed to nobody of the centre")
                .doesNotContain("own-reach");
    }

    private static String ownTable(String page) {
        var at = page.indexOf("own-reach");
        assertThat(at).isPositive();
        return page.substring(at, page.indexOf("</table>", at));
    }

    @Test
    void onceTheyHaveAKeyThatIsGoodTheyAreNamedNoMore() {
        keyOf(stage.bank(), "EXPIRED");
        var issued = stage.spread("新しい鍵");
        dispatcher.goRound();
        assertThat(unsealed(issued.id())).containsExactly("KEY_EXPIRED");
        jdbc.sql("update channel.sealing set medium = 'SMIME', cause = null").update();
        assertThat(unsealed(issued.id())).isEmpty();
    }

    private List<String> unsealed(AdvisoryId id) {
        return Stage.done(reaches.of(stage.bankSecretariat(), id)).hops().stream()
                .flatMap(hop -> hop.lines().stream()).map(line -> line.notices().unsealed()).filter(Objects::nonNull)
                .toList();
    }

    private void keyOf(Caller holder, String state) {
        jdbc.sql("delete from channel.key").update();
        jdbc.sql("""
                insert into channel.key (id, organisation, person, medium, fingerprint, encoded, address, valid_from,
                                         valid_until, revoked_at, entered_at, entered_by)
                values (gen_random_uuid(), :organisation, :person, 'SMIME', 'ab', '\\x0102', 'a@example.jp', :past,
                        :until, :revoked, :past, :person)""").param("organisation", holder.organisation().value())
                .param("person", holder.person().value()).param("past", at(WEDNESDAY.minus(Duration.ofDays(9))))
                .param("until", at(WEDNESDAY.plus(Duration.ofDays(state.equals("EXPIRED") ? -1 : 90))))
                .param("revoked", state.equals("REVOKED") ? at(WEDNESDAY) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Test
    void theTableIsSafeInASpreadsheetAndThePaperSaysTheRateOfEveryHop() throws Exception {
        var issued = stage.spread("表と紙");
        clock.advance(Duration.ofMinutes(30));
        done(issued, stage.bank(), "=HYPERLINK(\"https://evil.example\")");
        goRoundAfter(Duration.ofHours(2));
        var browser = door.browser(login(stage.bankSecretariat()));
        var csv = new String(browser.download("/files/advisories/" + issued.id() + "/reach.csv").body(),
                StandardCharsets.UTF_8);
        assertThat(csv).contains("'=HYPERLINK", "LATE_UNOPENED", "minutes_to_confirm").doesNotContain(",=HYP",
                "\"=HYP");
        assertThat(csv.lines().filter(line -> line.contains(stage.bank().organisation().value()))).singleElement()
                .asString().contains(",30,");
        var paper = text(browser.download("/files/advisories/" + issued.id() + "/reach.pdf").body());
        assertThat(paper).contains("TLP:AMBER", issued.number().toString(), "疎通確認率", "20%", "中央値", "30分",
                "期限を過ぎても開いていない",
                "催促1回");
        var centre = text(door.browser(login(stage.drafter()))
                .download("/files/advisories/" + issued.id() + "/reach.pdf").body());
        assertThat(centre).contains("統括室→所管省庁", "所管省庁→セプター事務局", "セプター事務局→事業者", "未展開");
    }

    @Test
    void aPeriodIsCountedPerHopAndPerCeptoarAsFarAsTheViewerSees() throws Exception {
        clock.set(japan("2027-03-03T09:00:00"));
        var first = stage.spread("一件目");
        clock.advance(Duration.ofMinutes(20));
        done(first, stage.bank(), "");
        var second = stage.spread("二件目");
        clock.advance(Duration.ofMinutes(40));
        done(second, stage.bank(), "");
        done(second, stage.otherBank(), "");
        Stage.done(stage.passingOn.passOn(stage.securitiesSecretariat(), second.id(),
                PassOn.toAll()));
        clock.advance(Duration.ofHours(3));

        var day = LocalDate.of(2027, 3, 3);
        var all = figures.of(stage.drafter(), new ReachFigures.Period(day, day, null));
        assertThat(all.lines()).extracting(ReachFigures.Line::id).containsExactly(second.id(), first.id());
        var operators = all.hops().getLast();
        assertThat(operators.tier()).isEqualTo(Tier.OPERATOR);
        assertThat(operators.all().addressed()).isEqualTo(50);
        assertThat(operators.all().confirmed()).isEqualTo(3);
        assertThat(operators.all().rate()).isEqualTo(6);
        assertThat(operators.all().median()).isEqualTo(Duration.ofMinutes(40));
        var banks = branch(operators, stage.bankSecretariat());
        assertThat(banks.advisories()).isEqualTo(2);
        assertThat(banks.addressed()).isEqualTo(10);
        assertThat(banks.rate()).isEqualTo(30);
        assertThat(banks.inTime()).isEqualTo(3);
        assertThat(banks.unopened()).isEqualTo(7);
        assertThat(banks.ninetieth()).isEqualTo(Duration.ofMinutes(40));
        assertThat(branch(operators, stage.securitiesSecretariat()).unsent()).as("of the first, which it kept")
                .isEqualTo(5);

        var own = figures.of(stage.bankSecretariat(), new ReachFigures.Period(day, day, null));
        assertThat(own.hops()).hasSize(1);
        assertThat(own.hops().getFirst().branches()).extracting(ReachFigures.Branch::via)
                .containsExactly(stage.bankSecretariat().organisation());
        assertThat(own.hops().getFirst().all()).isEqualTo(banks);
        assertThat(figures.of(stage.otherMinistry(), new ReachFigures.Period(day, day, null)).hops()).isEmpty();

        var browser = door.browser(login(stage.bankSecretariat()));
        assertThat(browser.get("/advisories/reach?first=2027-03-03&last=2027-03-03").body()).contains("30%",
                second.number().toString(), "期限超過・未開封7");
        assertThat(browser.get("/advisories/reach?first=2027-03-04&last=2027-03-03").statusCode()).isEqualTo(422);
        assertThat(text(browser.download("/files/advisories/reach.pdf?first=2027-03-03&last=2027-03-03").body()))
                .contains("疎通確認率", "30%");
        assertThat(new String(browser.download("/files/advisories/reach.csv?first=2027-03-03&last=2027-03-03").body(),
                StandardCharsets.UTF_8)).contains("OPERATOR,", ",30,");
        assertThat(door.browser("wanda.naomi").get("/advisories/reach").statusCode()).isEqualTo(403);
    }

    private static ReachFigures.Figure branch(ReachFigures.Hop hop, Caller secretariat) {
        return hop.branches().stream().filter(each -> each.via().equals(secretariat.organisation())).findFirst()
                .orElseThrow().figure();
    }

    private void done(Advisory.Issued issued, Caller operator, String comment) {
        Stage.done(stage.advisories.open(operator, issued.id()));
        assertThat(answers.acknowledge(operator, stage.parcel(operator, issued.id()).id(),
                new Acknowledgement("IN_PROGRESS", comment))).isNotNull();
    }

    private void goRoundAfter(Duration duration) {
        clock.advance(duration);
        dispatcher.goRound();
    }

    private List<Taken> pursuit(AdvisoryId id, Caller operator) {
        return Stage.done(reaches.of(stage.drafter(), id)).hops().stream().flatMap(hop -> hop.lines().stream())
                .filter(line -> line.organisation().equals(operator.organisation())).findFirst().orElseThrow()
                .pursuit();
    }

    private void deputyOf(Caller principal) {
        program.getBean(Registry.class).enterPeople(List.of(new PersonEntry("deputy.of.bank", "代理　花子", null, null,
                Language.JA, principal.organisation(), "council", "deputy@bank.example.jp", null, null, null, null,
                LocalDate.of(2026, 4, 1), null)));
        jdbc.sql("insert into channel.deputy values (:organisation, :person, :deputy, 1)")
                .param("organisation", principal.organisation().value()).param("person", principal.person().value())
                .param("deputy", directory.personByLogin("deputy.of.bank").orElseThrow().id().value()).update();
    }

    private String login(Caller caller) {
        return directory.person(caller.person()).orElseThrow().login();
    }

    private String name(Caller caller) {
        OrganisationId id = caller.organisation();
        return directory.organisation(id, LocalDate.now(clock)).orElseThrow().nameJa();
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("[\\s　]", "");
        }
    }
}
