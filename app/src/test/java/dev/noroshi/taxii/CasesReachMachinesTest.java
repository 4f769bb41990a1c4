package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.advisory.Stage;
import dev.noroshi.c4tap.SuspiciousMail;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixReader;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What C4TAP passes on, machines of those who take part fetch; nobody else knows that there is any, and nobody at all learns where it
/// came from.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap")
class CasesReachMachinesTest {

    private static final String ALL_VERSIONS = "match%5Bversion%5D=all";
    /// The securities' secretariat takes part.
    private static final String PARTICIPANT = "asanagi.keiko";
    /// Whoever reads what is passed on: who takes part, and every post at the centre that reads.
    private static final List<String> READERS = List.of(PARTICIPANT, "kanetsuki.ren", "matsubi.hideaki",
            "mametahara.ritsuko");
    /// The desk itself and another secretariat, neither of which takes part; who sent it in, another of their sector, a member of who
    /// takes part; two ministries; a partner.
    private static final List<String> OTHERS = List.of("yunohana.gaku", "yonaga.mai", "haginomiya.wataru",
            "yoimiya.chinatsu", "kinutagawa.satoshi", "namine.mai", "shakuno.ritsuko", "shirasuna.daisuke");

    @Autowired
    ApplicationContext program;
    @Autowired
    Publishing publishing;
    @Autowired
    KnownCollections known;
    @Autowired
    Collections collections;
    @Autowired
    Directory directory;
    @Autowired
    Viewing viewing;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;
    SuspiciousMail mail;
    String address = "";
    /// The attacker's, which stands in what is passed on.
    String domain = "";

    @BeforeEach
    void world() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
        mail = new SuspiciousMail(program);
        address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        domain = "x" + UUID.randomUUID().toString().replace("-", "") + ".top";
        jdbc.sql("delete from access.wrong_try").update();
        jdbc.sql("delete from c4tap.participant").update();
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
    }

    private Machine machine(String login) {
        return new Machine(port, "Bearer " + door.token(login));
    }

    private UUID opened() {
        return mail.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, domain));
    }

    private UUID passedOn(Tlp tlp, Occasion occasion) {
        var id = opened();
        mail.isPassedOn(stage.bankSecretariat(), id, "請求書を装う " + domain, tlp, occasion);
        publishing.goRound();
        return id;
    }

    private UUID passedOn() {
        return passedOn(Tlp.AMBER, Occasion.REAL);
    }

    private static String report(UUID id) {
        return StixId.of("report", "c4tap:" + id).toString();
    }

    /// What belongs to a case: its report, and what that or a note refers to.
    private static List<JsonNode> of(Machine machine, String alias, UUID id) {
        var all = machine.all(machine.collection(alias) + "objects/", ALL_VERSIONS);
        var report = all.stream().filter(each -> text(each, "id").equals(report(id))).findFirst();
        var parts = report.map(each -> each.path("object_refs").toString()).orElse("");
        return all.stream()
                .filter(each -> each.toString().contains(report(id)) || !text(each, "type").equals("identity")
                        && parts.contains(text(each, "id")))
                .toList();
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).stringValue("");
    }

    private static List<String> aliases(Machine machine) {
        var aliases = new ArrayList<String>();
        for (var each : Machine.json(machine.get(Machine.ROOT + "collections/", "Accept", Machine.TAXII))
                .path("collections"))
            aliases.add(text(each, "alias"));
        return aliases;
    }

    private static Map<String, Integer> statuses(Machine machine, String collection, UUID id) {
        var statuses = new LinkedHashMap<String, Integer>();
        for (var path : List.of("", "objects/", "manifest/", "objects/" + report(id) + "/",
                "objects/" + report(id) + "/versions/"))
            statuses.put(path, machine.get(Machine.ROOT + "collections/" + collection + "/" + path, "Accept",
                    Machine.TAXII).statusCode());
        return statuses;
    }

    @Test
    void whoTakesPartAndTheCentreFetchACaseAndNobodyElseKnowsThatThereIsAny() {
        var cases = Stream.of(Tlp.AMBER, Tlp.GREEN, Tlp.CLEAR).map(tlp -> passedOn(tlp, Occasion.REAL)).toList();
        var collection = collections.all().stream().filter(each -> each.kind() == Collection.Kind.C4TAP).findFirst()
                .orElseThrow().id().toString();
        for (var login : READERS) {
            var machine = machine(login);
            var aliases = aliases(machine);
            assertThat(aliases).as(login).contains("c4tap", "c4tap-drill");
            for (var id : cases) {
                assertThat(statuses(machine, "c4tap", id).values()).as(login).containsOnly(200);
                assertThat(statuses(machine, collection, id).values()).as(login).containsOnly(200);
                assertThat(of(machine, "c4tap", id)).as(login).hasSizeGreaterThan(4);
            }
            for (var alias : aliases)
                if (!alias.equals("c4tap")) assertThat(everything(machine, alias)).as(alias).doesNotContain(domain);
        }
        for (var login : OTHERS) {
            var machine = machine(login);
            var aliases = aliases(machine);
            assertThat(aliases).as(login).contains("all").doesNotContain("c4tap", "c4tap-drill");
            for (var id : cases) {
                assertThat(statuses(machine, "c4tap", id).values()).as(login).containsOnly(404);
                assertThat(statuses(machine, collection, id).values()).as(login).containsOnly(404);
            }
            for (var alias : aliases)
                assertThat(everything(machine, alias)).as(login + " " + alias).doesNotContain(domain);
        }
    }

    private static String everything(Machine machine, String alias) {
        return machine.all(machine.collection(alias) + "objects/", ALL_VERSIONS).toString();
    }

    @Test
    void theCollectionIsToldWithTheOthersAndOnThePage() {
        var machine = machine(PARTICIPANT);
        var told = Machine.json(machine.get(Machine.ROOT + "collections/c4tap/", "Accept", Machine.TAXII,
                "Accept-Language", "ja"));
        assertThat(text(told, "title")).isEqualTo("C4TAP 標的型攻撃メール");
        assertThat(told.path("can_read").booleanValue()).isTrue();
        assertThat(told.path("can_write").booleanValue()).isFalse();
        assertThat(door.browser(PARTICIPANT).get("/machines?collection=c4tap").body()).contains("C4TAP 標的型攻撃メール",
                ":" + port + machine.collection("c4tap") + "objects/?limit=100");
        assertThat(door.browser("yunohana.gaku").get("/machines").body()).doesNotContain("標的型攻撃メール");
    }

    @Test
    void aCaseIsAReportItsIndicatorsAndANoteOfAllThatWasPassedOn() {
        var objects = of(machine(PARTICIPANT), "c4tap", passedOn());
        var reader = new StixReader(ReadingLimits.USUAL);
        assertThat(objects).allSatisfy(
                each -> assertThat(reader.judge(each)).as(each.toString()).isInstanceOf(ReadObject.Sound.class));
        assertThat(objects).filteredOn(each -> text(each, "type").equals("indicator"))
                .extracting(each -> text(each, "pattern")).contains("[url:value = 'https://" + domain + "/a?x=1&y=2']",
                        "[email-addr:value = 'billing@" + domain + "']", "[ipv4-addr:value = '45.155.204.9']",
                        "[file:name = 'Seikyu.zip']")
                .noneMatch(each -> each.contains("Foxmail"));
        assertThat(objects).filteredOn(each -> text(each, "type").equals("report")).singleElement()
                .satisfies(report -> {
                    assertThat(text(report, "name")).isEqualTo("請求書を装う " + domain);
                    assertThat(text(report, "description")).isEqualTo("開かないでください。");
                    assertThat(report.path("labels").toString()).isEqualTo("[\"c4tap\"]");
                });
        assertThat(objects).filteredOn(each -> text(each, "type").equals("note")).singleElement()
                .extracting(each -> text(each, "content")).asString().contains("件名：Invoice for November",
                        "送信プログラム：Foxmail 7.2.25",
                        "リンク：hxxps://" + domain.replace(".", "[.]") + "/a?x=1&y=2");
        assertThat(objects).allSatisfy(each -> {
            assertThat(text(each, "created_by_ref")).isEqualTo(StixId.of("identity", "centre").toString());
            assertThat(each.path("object_marking_refs").size()).as("TLP 2.0 and TLP 1.0").isPositive();
        });
    }

    @Test
    void noObjectSaysWhereACaseCameFrom() {
        var id = passedOn();
        var objects = of(machine(PARTICIPANT), "c4tap", id);
        var all = objects.toString();
        assertThat(all).contains(domain);
        assertThat(all).doesNotContain(address, address.substring(0, address.indexOf('@')),
                address.substring(address.indexOf('@') + 1), SuspiciousMail.hidden(address), "Tsuzura", "198.51.100.5");
        var today = LocalDate.now(stage.clock);
        for (var somebody : List.of(stage.bank(), stage.bankSecretariat())) {
            var organisation = directory.organisation(somebody.organisation(), today).orElseThrow();
            assertThat(all).doesNotContain(organisation.id().value(), organisation.name(Language.JA),
                    organisation.name(Language.EN));
        }
        for (var column : List.of("id", "mail"))
            assertThat(all).doesNotContain(jdbc
                    .sql("select " + column + " from c4tap.origin where mail_case = :id").param("id", id)
                    .query(UUID.class).single().toString());
        // the same mail sent in once more: who holds one case could tell by equal ids that the other is of the same mail
        var again = of(machine(PARTICIPANT), "c4tap", passedOn());
        assertThat(again).hasSameSizeAs(objects).extracting(each -> text(each, "id"))
                .doesNotContainAnyElementsOf(objects.stream().map(each -> text(each, "id")).toList());
    }

    @Test
    void whoPollsForWhatWasAddedSinceMissesNothingWhetherTheyTookPartAllTheTimeOrNot() {
        var polled = new ArrayList<String>();
        var machine = machine(PARTICIPANT);
        var collection = machine.collection("c4tap");
        var since = poll(machine, collection, "2000-01-01T00:00:00Z", polled);
        var expected = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            expected.add(report(passedOn()));
            since = poll(machine, collection, since, polled);
        }
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        expected.add(report(passedOn()));
        assertThat(machine.get(collection + "objects/?added_after=" + since, "Accept", Machine.TAXII).statusCode())
                .isEqualTo(404);
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
        expected.add(report(passedOn()));
        poll(machine, collection, since, polled);
        assertThat(polled).containsAll(expected).doesNotHaveDuplicates();

        // who takes part from now on reads what was passed on before, as on the page
        mail.takesPart(stage.drafter(), stage.bankSecretariat());
        var late = new ArrayList<String>();
        poll(machine("yunohana.gaku"), collection, "2000-01-01T00:00:00Z", late);
        assertThat(late).containsAll(expected);
    }

    private static String poll(Machine machine, String collection, String since, List<String> polled) {
        machine.all(collection + "objects/", "added_after=" + since + "&limit=7&" + ALL_VERSIONS)
                .forEach(each -> polled.add(text(each, "id")));
        return machine.get(collection + "manifest/?limit=1000&" + ALL_VERSIONS, "Accept", Machine.TAXII).headers()
                .firstValue("X-TAXII-Date-Added-Last").orElse(since);
    }

    @Test
    void howeverOftenACaseIsPublishedItIsToldOnce() {
        var id = passedOn();
        var machine = machine(PARTICIPANT);
        var before = machine.all(machine.collection("c4tap") + "manifest/", ALL_VERSIONS);
        stage.clock.advance(Duration.ofMinutes(5));
        // as when the program learned to publish cases; the clock of a test stands in the past
        jdbc.sql("""
                insert into taxii.due (subject, event, due_at)
                select c4tap.passed_on(), 'CASE_PASSED_ON', now() - interval '9 years'""").update();
        assertThat(jdbc.sql("select count(*) from taxii.due where subject = :id").param("id", id).query(Integer.class)
                .single()).isEqualTo(1);
        publishing.goRound();
        assertThat(jdbc.sql("select count(*) from taxii.due where subject = :id").param("id", id).query(Integer.class)
                .single()).as("it was worked off").isZero();
        assertThat(machine.all(machine.collection("c4tap") + "manifest/", ALL_VERSIONS)).isEqualTo(before);
    }

    @Test
    void whatWasTakenBackIsGoneAndAVersionSaysSo() {
        var id = passedOn();
        var machine = machine(PARTICIPANT);
        var collection = machine.collection("c4tap");
        var before = of(machine, "c4tap", id);
        var since = poll(machine, collection, "2000-01-01T00:00:00Z", new ArrayList<>());
        mail.isTakenBack(stage.bankSecretariat(), id);
        publishing.goRound();
        for (var login : READERS)
            assertThat(everything(machine(login), "c4tap")).as(login).doesNotContain(domain);
        var told = machine.all(collection + "objects/", "added_after=" + since);
        assertThat(told).extracting(each -> text(each, "id"))
                .containsExactlyInAnyOrderElementsOf(before.stream().map(each -> text(each, "id")).toList());
        assertThat(told).allSatisfy(each -> {
            assertThat(each.path("revoked").booleanValue(false)).isTrue();
            assertThat(text(each, "modified")).isGreaterThan(text(each, "created"));
        });
    }

    @Test
    void whatWasTakenBackBeforeItWasPublishedIsNeverTold() {
        var id = opened();
        mail.isPassedOn(stage.bankSecretariat(), id, "取り消す " + domain, Tlp.GREEN, Occasion.REAL);
        mail.isTakenBack(stage.bankSecretariat(), id);
        publishing.goRound();
        assertThat(everything(machine(PARTICIPANT), "c4tap")).doesNotContain(report(id));
    }

    @Test
    void aDrillStandsInACollectionOfItsOwnAndTellsNoIndicators() {
        var id = passedOn(Tlp.AMBER, Occasion.DRILL);
        var machine = machine(PARTICIPANT);
        assertThat(of(machine, "c4tap-drill", id)).extracting(each -> text(each, "type"))
                .containsExactlyInAnyOrder("report", "note");
        assertThat(everything(machine, "c4tap-drill")).contains("\"drill\"");
        for (var alias : aliases(machine))
            if (!alias.equals("c4tap-drill")) assertThat(everything(machine, alias)).as(alias).doesNotContain(domain);
        for (var login : OTHERS)
            assertThat(everything(machine(login), "drill")).as(login).doesNotContain(domain, report(id));
    }

    @Test
    void whoAsksWithLessThanTheirPostMayKnowsNoCases() {
        var post = stage.securitiesSecretariat();
        var narrowed = new Caller(post.person(), post.organisation(), post.actorClass(), post.role(), post.language(),
                Set.of(Permission.READ_ADVISORY));
        assertThat(aliases(post)).contains("c4tap");
        assertThat(aliases(narrowed)).contains("all").doesNotContain("c4tap", "c4tap-drill");
        var operator = new Caller(post.person(), post.organisation(), ActorClass.CEPTOAR_SECRETARIAT,
                Role.OPERATOR_MANAGER, post.language());
        assertThat(aliases(operator)).doesNotContain("c4tap", "c4tap-drill");
    }

    private List<String> aliases(Caller caller) {
        return viewing.as(new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC),
                () -> known.of(caller).stream().map(KnownCollections.Known::alias).toList());
    }

    @Test
    void theDatabaseShowsNoMoreThanTheCode() {
        var id = passedOn();
        for (var login : List.of(PARTICIPANT, "kanetsuki.ren"))
            assertThat(seenByTheDatabase(login, id)).as(login).isPositive();
        for (var login : OTHERS) {
            assertThat(seenByTheDatabase(login, id)).as(login).isZero();
            assertThat(as(login, () -> jdbc.sql("select count(*) from taxii.collection where kind like 'C4TAP%'")
                    .query(Integer.class).single())).as(login).isZero();
        }
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        assertThat(seenByTheDatabase(PARTICIPANT, id)).isZero();
    }

    /// Whatever the code takes to be permitted.
    private int seenByTheDatabase(String login, UUID id) {
        return as(login, () -> {
            jdbc.sql(
                    """
                    select set_config('noroshi.audiences',
                                      taxii.audiences_in_sight(array(select m.id from taxii.marking m), true)::text, true)""")
                    .query(String.class).single();
            return jdbc.sql("select count(*) from taxii.entry where origin = :id").param("id", id)
                    .query(Integer.class).single();
        });
    }

    private int as(String login, Supplier<Integer> question) {
        var organisation = directory.person(door.person(login)).orElseThrow().organisation();
        var isCentre = organisation.equals(directory.centre(LocalDate.now(stage.clock)).id());
        return Objects.requireNonNull(viewing.as(new Viewer.Of(organisation, isCentre),
                () -> transaction.execute(_ -> question.get())));
    }
}
