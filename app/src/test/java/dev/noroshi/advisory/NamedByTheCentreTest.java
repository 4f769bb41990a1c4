package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Registry;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Agreements;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The centre may name agencies it agreed with beforehand, whatever the marking (table 5, ※１ and ※２).
@NoroshiTest
class NamedByTheCentreTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Agreements agreements;
    @Autowired
    FurtherAddressees further;
    @Autowired
    Planning planning;
    @Autowired
    Audiences audiences;
    @Autowired
    Answers answers;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;
    /// An agency there is an agreement with.
    Caller nict;
    /// An agency there is none with.
    Caller ipa;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
        var cast = new Cast(registry, lists, directory, stage.clock);
        nict = cast.person("mikazuki.yui");
        ipa = cast.person("ishizumi.tomoko");
        if (agreed().stream().noneMatch(nict.organisation().value()::equals))
            assertThat(agreements.enter(stage.drafter(), "nict", LocalDate.now(stage.clock), null, "接続先の分析")).isEmpty();
    }

    private List<String> agreed() {
        return further.agreed().stream().map(each -> each.id().value()).toList();
    }

    @Test
    void anAgencyThatIsNamedIsHandedAnAdvisoryItsClassMayNotHave() {
        var issued = named(content(Tlp.AMBER, "分析のために渡す"));
        assertThat(stage.inbox(nict)).contains(issued.id().value());
        assertThat(done(stage.advisories.open(nict, issued.id())).content().title()).isEqualTo("分析のために渡す");
        assertThat(refused(stage.advisories.find(ipa, issued.id()))).isInstanceOf(Refusal.Unknown.class);
        assertThat(stage.advisories.arrivals(nict, null, 10)).extracting(Advisories.Arrival::id).contains(issued.id());

        var parcel = stage.advisories.parcel(nict, issued.id()).orElseThrow();
        assertThat(parcel.dueAt()).as("nobody waits for it").isNull();
        done(answers.acknowledge(nict, parcel.id(), Acknowledgement.RECEIPT));
        assertThat(stage.inbox(nict)).doesNotContain(issued.id().value());
        var today = LocalDate.now(stage.clock);
        assertThat(done(audiences.of(stage.drafter(), issued.id(), today)).readers())
                .extracting(each -> each.organisation().id()).contains(nict.organisation());

        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがありました。"));
        assertThat(refused(stage.advisories.find(nict, issued.id()))).isInstanceOf(Refusal.Recalled.class);
        assertThat(stage.told(nict, issued.id()).task()).isEqualTo(AdvisoryTasks.RECALLED);
    }

    @Test
    void onlyAgenciesWithAnAgreementAreNamedAndOnlyWhileItIsADraft() {
        var draft = stage.draft(content(Tlp.AMBER, "名指しできる相手"));
        assertThat(problems(stage.drafting.name(stage.drafter(), draft.id(), null,
                Set.of(ipa.organisation(), nict.organisation()))))
                .containsExactly("further advisory.further.not-agreed");
        assertThat(further.of(draft.id())).isEmpty();
        assertThat(refused(stage.drafting.name(stage.ministry(), draft.id(), null, Set.of())))
                .isInstanceOf(Refusal.Unknown.class);
        stage.approve(draft.id());
        assertThat(refused(stage.drafting.name(stage.drafter(), draft.id(), null, Set.of(nict.organisation()))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void anAgreementThatHasEndedByThenHandsNothingOverAndTheNextReportBeginsWithThoseOfTheOneBefore() {
        var first = named(content(Tlp.RED, "取決めのある間"));
        var second = done(stage.drafting.update(stage.drafter(), first.id()));
        assertThat(further.of(second.id())).containsExactly(nict.organisation());
        stage.approve(second.id());
        stage.clock.advance(java.time.Duration.ofDays(1));
        var agreement = agreements.all().stream()
                .filter(each -> each.organisation().equals(nict.organisation()) && each.until() == null).findFirst()
                .orElseThrow();
        agreements.end(stage.drafter(), agreement.id());
        stage.clock.advance(java.time.Duration.ofDays(1));
        var issued = done(program.getBean(Issuing.class).issue(stage.drafter(), second.id(), null));
        assertThat(refused(stage.advisories.find(nict, issued.id()))).isInstanceOf(Refusal.Unknown.class);
        assertThat(issued.publication().added()).isEmpty();
        assertThat(done(stage.advisories.find(nict, first.id()))).as("what was handed over stays").isNotNull();
    }

    @Test
    void whoWillSeeItIsCountedByClassBeforeItGoesOut() {
        var sectors = Set.of(Stage.FINANCE);
        var agency = List.of(directory.organisation(nict.organisation(), LocalDate.now(stage.clock)).orElseThrow());
        assertThat(planning.preview(Tlp.RED, sectors, List.<Organisation>of()).seen())
                .containsOnlyKeys(ActorClass.NISC, ActorClass.RESPONSIBLE_MINISTRY);
        var amber = planning.preview(Tlp.AMBER, sectors, agency);
        assertThat(amber.seen()).containsEntry(ActorClass.NISC, 1).containsEntry(ActorClass.INFOSEC_AGENCY, 1)
                .containsEntry(ActorClass.OPERATOR, amber.operators())
                .containsEntry(ActorClass.CEPTOAR_SECRETARIAT, amber.secretariats());
        var draft = stage.draft(content(Tlp.AMBER, "だれが読むか"));
        var officer = door.browser(Role.CENTRE_OFFICER);
        var editor = "/advisories/" + draft.id() + "/draft";
        assertThat(officer.get(editor).body()).contains("追加の共有先（※１）", "読むことになる組織", "重要インフラ事業者等")
                .doesNotContain("共有範囲の外で渡す機関");
        assertThat(officer.post("/advisories/" + draft.id() + "/further", "further", "nict").statusCode())
                .isEqualTo(302);
        assertThat(officer.get(editor).body()).contains("共有範囲の外で渡す機関（※１）", "情報セキュリティ関係機関");
        assertThat(officer.post("/advisories/" + draft.id() + "/further", "further", "ipa").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aProgramNamesThemAndIsToldWhoWillSeeIt() {
        var draft = stage.draft(content(Tlp.AMBER, "プログラムから名指しする"));
        var centre = new Program(port, door.token(Role.CENTRE_OFFICER));
        var path = "/api/v1/advisories/" + draft.id() + "/further-addressees";
        assertThat(centre.put(path, "{\"further\": [\"ipa\"]}").errors())
                .containsExactly("further advisory.further.not-agreed");
        var named = centre.put(path, "{\"further\": [\"nict\"]}");
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        assertThat(named.json().path("further").toString()).isEqualTo("[\"nict\"]");
        assertThat(centre.get(path).json().path("seen").path("INFOSEC_AGENCY").asInt()).isEqualTo(1);
        assertThat(new Program(port, door.token(Role.MINISTRY)).get(path).status()).isEqualTo(403);
    }

    private Advisory.Issued named(AdvisoryContent content) {
        var draft = stage.draft(content);
        done(stage.drafting.name(stage.drafter(), draft.id(), null, Set.of(nict.organisation())));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }
}
