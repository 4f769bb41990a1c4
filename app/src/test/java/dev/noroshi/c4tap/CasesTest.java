package dev.noroshi.c4tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Stage;
import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.c4tap.Trait.Kind;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.mailin.MailsComeIn;
import dev.noroshi.mailin.SuspiciousMails;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A suspicious mail becomes a case; what it tells of the attack goes to those who take part, and nothing of where it came from.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap")
class CasesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Cases cases;
    @Autowired
    Participants participants;
    @Autowired
    OpeningRounds rounds;
    @Autowired
    Indicators indicators;
    @Autowired
    SuspiciousMails suspicious;
    @Autowired
    Directory directory;
    @Autowired
    Viewing viewing;
    @Autowired
    JdbcClient jdbc;

    Stage stage;
    MailsComeIn mails;
    String address = "";
    String domain = "";

    @BeforeEach
    void world() {
        stage = new Stage(program);
        mails = new MailsComeIn(program);
        address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        domain = "x" + UUID.randomUUID().toString().replace("-", "") + ".top";
        jdbc.sql("delete from c4tap.participant").update();
        assertThat(participants.enter(stage.drafter(), stage.securitiesSecretariat().organisation().value()))
                .isInstanceOf(Outcome.Done.class);
    }

    private static byte[] sample(String name) {
        try (var file = CasesTest.class.getResourceAsStream("/mails/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] attack() {
        return SuspiciousMail.to(address, domain);
    }

    private MailCase opened(byte[] mail) {
        mails.withFile(address, "message/rfc822", "fushin-" + UUID.randomUUID() + ".eml", mail);
        return taken();
    }

    /// The one that is made now: the clock stands still.
    private MailCase taken() {
        var before = cases.list(stage.bankSecretariat(), 0, 1_000).stream().map(MailCase::id).toList();
        rounds.goRound();
        return cases.list(stage.bankSecretariat(), 0, 1_000).stream().filter(each -> !before.contains(each.id()))
                .reduce((one, other) -> {
                    throw new AssertionError("two cases of one mail");
                }).orElseThrow();
    }

    private Cases.Read read(Caller caller, MailCase each) {
        return cases.find(caller, each.id()).orElseThrow();
    }

    private static List<String> texts(Cases.Read read, Kind kind) {
        return read.traits().stream().filter(each -> each.kind() == kind).map(Trait::text).toList();
    }

    private PassOn wish(Cases.Read read) {
        return new PassOn(read.mailCase().revision(), "請求書を装うメール", "開かないでください。", Tlp.AMBER, Occasion.REAL,
                read.traits().stream().filter(Trait::isShared).map(Trait::position).collect(Collectors.toSet()));
    }

    private MailCase passedOn() {
        var opened = opened(attack());
        assertThat(cases.passOn(stage.bankSecretariat(), opened.id(), wish(read(stage.bankSecretariat(), opened))))
                .isInstanceOf(Outcome.Done.class);
        return opened;
    }

    private boolean knows(Caller caller, IndicatorType type, String value) {
        return viewing.as(viewer(caller), () -> indicators.find(caller, IndicatorId.of(type, value))).isPresent();
    }

    @Test
    void aMailBecomesOneCaseAtTheDeskOfWhoSentItInAndNobodyElseSeesIt() {
        var opened = opened(sample("iso-2022-jp-invoice.eml"));
        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.title()).contains("請求書");
        var read = read(stage.bankSecretariat(), opened);
        assertThat(read.mailCase().origin()).isNotNull()
                .satisfies(origin -> assertThat(origin.claimed()).isEqualTo(stage.bank().organisation()));
        assertThat(texts(read, Kind.FROM)).singleElement().asString().contains("billing@invoice-jp.example.net");
        assertThat(texts(read, Kind.LINK)).containsExactly("http://invoice-jp.example.net/view?id=8842");
        assertThat(texts(read, Kind.RELAY)).singleElement().asString().contains("203.0.113.77");
        assertThat(read.traits()).noneMatch(each -> each.text().contains("いつもお世話"));
        for (var other : List.of(stage.drafter(), stage.ministry(), stage.securitiesSecretariat(), stage.bank(),
                stage.otherBank()))
            assertThat(cases.find(other, opened.id())).as(other.toString()).isEmpty();
        rounds.goRound();
        assertThat(suspicious.waiting(10)).isEmpty();
        assertThat(cases.list(stage.bankSecretariat(), 0, 100)).extracting(MailCase::id).doesNotHaveDuplicates();
    }

    @Test
    void ofAttachmentsTheNameAndTheHashAreTakenAndNothingIsOpened() {
        var read = read(stage.bankSecretariat(), opened(sample("zip-with-lnk.eml")));
        assertThat(texts(read, Kind.FILE_NAME)).containsExactly("勉強会資料.zip");
        assertThat(texts(read, Kind.FILE_HASH)).singleElement().asString().hasSize(64);
        assertThat(read.traits()).noneMatch(each -> each.text().contains(".lnk"));
        var zip = Base64.getDecoder().decode("UEsDBBQAAAAAAA==");
        assertThat(texts(read(stage.bankSecretariat(), opened(attack())), Kind.FILE_HASH))
                .containsExactly(Sha256.hex(zip));
    }

    @Test
    void whatTheTextNamesIsATraitForThePersonAtTheDeskToChoose() {
        var host = "y" + domain;
        var mail = """
                From: Seikyu <billing@DOMAIN>
                To: <ADDRESS>
                Subject: Update
                Content-Type: text/plain; charset=UTF-8

                Dear ADDRESS,
                install http://DOMAIN/setup from DOMAIN, or open HOST and 93.184[.]77[.]3 by hand.
                """.replace("HOST", host.replace(".", "[.]")).replace("DOMAIN", domain).replace("ADDRESS", address)
                .replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var opened = opened(mail);
        var desk = stage.bankSecretariat();
        var read = read(desk, opened);
        assertThat(texts(read, Kind.LINK)).containsExactly("http://" + domain + "/setup");
        assertThat(texts(read, Kind.IN_TEXT)).as("not what a link says already")
                .containsExactly(address, host.replace(".", "[.]"), "93.184[.]77[.]3");
        var values = read.traits().stream().filter(each -> each.kind() == Kind.IN_TEXT).toList();
        assertThat(values).as("it may name whom the mail pretends to be from").noneMatch(Trait::isShared);
        assertThat(values).filteredOn(Trait::isTelling).extracting(Trait::text).containsExactly(address);
        assertThat(values).filteredOn(each -> !each.isTelling()).extracting(Trait::harmless)
                .containsExactly(host.replace(".", "[.]"), "93[.]184[.]77[.]3");
        assertThat(knows(desk, IndicatorType.DOMAIN, host)).isTrue();
        assertThat(knows(desk, IndicatorType.MAIL, address)).as("the recipient's own address is no sign of an attack")
                .isFalse();

        var before = wish(read);
        var chosen = values.stream().filter(each -> each.text().startsWith("y")).findFirst().orElseThrow();
        assertThat(cases.passOn(desk, opened.id(), new PassOn(before.revision(), before.title(), before.remark(),
                before.tlp(), before.occasion(), Set.of(chosen.position())))).isInstanceOf(Outcome.Done.class);
        var reader = stage.securitiesSecretariat();
        assertThat(texts(read(reader, opened), Kind.IN_TEXT)).containsExactly(chosen.text());
        assertThat(knows(reader, IndicatorType.DOMAIN, host)).isTrue();
        assertThat(knows(reader, IndicatorType.IPV4, "93.184.77.3")).as("what was not chosen").isFalse();
    }

    @Test
    void whatNamesTheRecipientIsNotProposedAndCannotBePassedOn() {
        var opened = opened(attack());
        var read = read(stage.bankSecretariat(), opened);
        var telling = read.traits().stream().filter(Trait::isTelling).toList();
        assertThat(telling).as("the recipient's own server, and the link with the address hidden in it")
                .extracting(Trait::kind).containsExactlyInAnyOrder(Kind.RELAY, Kind.LINK);
        assertThat(read.traits()).filteredOn(each -> each.kind() == Kind.RELAY && each.isShared())
                .extracting(Trait::text).singleElement().asString().contains("45.155.204.9");
        var all = wish(read);
        var desk = stage.bankSecretariat();
        assertThat(problems(desk, opened, new PassOn(all.revision(), all.title(), all.remark(), all.tlp(),
                all.occasion(), Set.of(telling.getFirst().position())))).containsExactly("c4tap.tells");
        assertThat(problems(desk, opened, new PassOn(all.revision(), "Tsuzura Taroさん宛て", address, null,
                all.occasion(), Set.of()))).containsExactlyInAnyOrder("required", "c4tap.nothing-chosen",
                        "c4tap.tells", "c4tap.tells");
        assertThat(problems(desk, opened, new PassOn(all.revision(), "", "", Tlp.RED, all.occasion(),
                all.positions()))).containsExactlyInAnyOrder("required", "no-such-option");
    }

    private List<String> problems(Caller caller, MailCase each, PassOn wish) {
        return cases.passOn(caller, each.id(), wish) instanceof Outcome.Invalid<MailCase>(var problems)
                ? problems.stream().map(problem -> problem.code()).toList()
                : List.of();
    }

    @Test
    void whatIsPassedOnIsReadByThoseWhoTakePartAndTheCentreWithoutWhereItCameFrom() {
        var passedOn = passedOn();
        for (var reader : List.of(stage.securitiesSecretariat(), stage.drafter())) {
            var read = read(reader, passedOn);
            assertThat(read.mailCase().origin()).isNull();
            assertThat(read.mailCase().title()).isEqualTo("請求書を装うメール");
            assertThat(read.traits()).isNotEmpty().noneMatch(Trait::isTelling);
            assertThat(texts(read, Kind.LINK)).containsExactly("https://" + domain + "/a?x=1&y=2");
            assertThat(cases.list(reader, 0, 100)).extracting(MailCase::id).contains(passedOn.id());
        }
        assertThat(read(stage.bankSecretariat(), passedOn).mailCase().origin()).isNotNull();
        for (var other : List.of(stage.ministry(), stage.bank(), stage.otherBank(), stage.securitiesFirm()))
            assertThat(cases.find(other, passedOn.id())).as(other.toString()).isEmpty();
    }

    @Test
    void theDatabaseShowsNoMoreThanTheCode() {
        var passedOn = passedOn();
        var open = opened(attack());
        assertThat(rows(stage.bankSecretariat(), "origin", open)).isEqualTo(1);
        for (var reader : List.of(stage.securitiesSecretariat(), stage.drafter())) {
            assertThat(rows(reader, "mail_case", passedOn)).isEqualTo(1);
            assertThat(rows(reader, "origin", passedOn)).isZero();
            assertThat(rows(reader, "trait", passedOn)).isEqualTo(read(reader, passedOn).traits().size());
            assertThat(rows(reader, "mail_case", open)).isZero();
            assertThat(rows(reader, "trait", open)).isZero();
        }
        for (var other : List.of(stage.ministry(), stage.bank(), stage.otherMinistry()))
            for (var table : List.of("mail_case", "origin", "trait"))
                assertThat(rows(other, table, passedOn)).as(other + " " + table).isZero();
        assertThat(viewing.as(viewer(stage.securitiesSecretariat()),
                () -> jdbc.sql("select holder from indicator.source where subject = :id")
                        .param("id", passedOn.id().value()).query(String.class).single()))
                .as("nothing tells whose case it was").isEqualTo(stage.drafter().organisation().value());
    }

    private Viewer viewer(Caller caller) {
        return new Viewer.Of(caller.organisation(),
                caller.organisation().equals(stage.drafter().organisation()));
    }

    private int rows(Caller caller, String table, MailCase each) {
        return viewing.as(viewer(caller),
                () -> jdbc.sql("select count(*) from c4tap." + table + " where "
                        + (table.equals("mail_case") ? "id" : "mail_case") + " = :id").param("id", each.id().value())
                        .query(Integer.class).single());
    }

    @Test
    void whoMayReadTheCaseKnowsItsIndicatorsAndNobodyElse() {
        var opened = opened(attack());
        var link = "https://" + domain + "/a?x=1&y=2";
        assertThat(known(stage.bankSecretariat(), link)).extracting(each -> each.source().reach())
                .containsExactly(Source.Reach.DESK);
        assertThat(known(stage.securitiesSecretariat(), link)).isEmpty();
        assertThat(cases.passOn(stage.bankSecretariat(), opened.id(), wish(read(stage.bankSecretariat(), opened))))
                .isInstanceOf(Outcome.Done.class);
        for (var reader : List.of(stage.securitiesSecretariat(), stage.drafter())) {
            var known = known(reader, link);
            assertThat(known).extracting(each -> each.source().reach()).containsExactly(Source.Reach.CIRCLE);
            assertThat(known.getFirst().source().tlp()).isEqualTo(Tlp.AMBER);
            assertThat(known.getFirst().source().href()).isEqualTo("/c4tap/" + opened.id());
        }
        var hidden = read(stage.bankSecretariat(), opened).traits().stream()
                .filter(each -> each.kind() == Kind.LINK && each.isTelling()).findFirst().orElseThrow().text();
        assertThat(knows(stage.securitiesSecretariat(), IndicatorType.URL, hidden)).as("what was kept back").isFalse();
        for (var other : List.of(stage.ministry(), stage.bank(), stage.otherBank()))
            assertThat(known(other, link)).as(other.toString()).isEmpty();
    }

    private List<Indicator.Known> known(Caller caller, String link) {
        return viewing.as(viewer(caller), () -> indicators.find(caller, IndicatorId.of(IndicatorType.URL, link))
                .map(Indicator::known).orElse(List.of()));
    }

    @Test
    void whatWasTakenBackIsReadByItsDeskAlone() {
        var passedOn = passedOn();
        var link = "https://" + domain + "/a?x=1&y=2";
        assertThat(cases.takeBack(stage.drafter(), passedOn.id(), 2)).isInstanceOf(Outcome.Unknown.class);
        assertThat(cases.takeBack(stage.bankSecretariat(), passedOn.id(), 1)).isInstanceOf(Outcome.Stale.class);
        assertThat(known(stage.securitiesSecretariat(), link)).isNotEmpty();
        assertThat(cases.takeBack(stage.bankSecretariat(), passedOn.id(), 2)).isInstanceOf(Outcome.Done.class);
        for (var reader : List.of(stage.securitiesSecretariat(), stage.drafter())) {
            assertThat(cases.find(reader, passedOn.id())).isEmpty();
            assertThat(known(reader, link)).isEmpty();
        }
        assertThat(read(stage.bankSecretariat(), passedOn).mailCase().state()).isEqualTo(State.TAKEN_BACK);
    }

    @Test
    void whoIsTakenFromTheListReadsNothingAnyMore() {
        var passedOn = passedOn();
        assertThat(participants.remove(stage.ministry(), stage.securitiesSecretariat().organisation().value()))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(participants.enter(stage.drafter(), stage.bank().organisation().value()))
                .as("no secretariat").isInstanceOf(Outcome.Invalid.class);
        assertThat(participants.remove(stage.drafter(), stage.securitiesSecretariat().organisation().value()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(cases.find(stage.securitiesSecretariat(), passedOn.id())).isEmpty();
        assertThat(known(stage.securitiesSecretariat(), "https://" + domain + "/a?x=1&y=2")).isEmpty();
    }

    @Test
    void whatIsDecidedIsDecidedOnceAndByItsDesk() {
        var opened = opened(attack());
        var wish = wish(read(stage.bankSecretariat(), opened));
        assertThat(cases.passOn(stage.securitiesSecretariat(), opened.id(), wish)).isInstanceOf(Outcome.Unknown.class);
        assertThat(cases.close(stage.bankSecretariat(), opened.id(), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(cases.passOn(stage.bankSecretariat(), opened.id(), wish)).isInstanceOf(Outcome.Stale.class);
        assertThat(cases.find(stage.drafter(), opened.id())).isEmpty();
    }

    @Test
    void aMailThatCannotBeReadIsACaseAllTheSame() {
        mails.withFile(address, "application/zip", "infected.zip", "no archive".getBytes(StandardCharsets.UTF_8));
        var opened = taken();
        assertThat(read(stage.bankSecretariat(), opened).traits()).extracting(Trait::kind, Trait::isShared)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.PACKAGE_NAME, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.PACKAGE_HASH, false));
    }
}
