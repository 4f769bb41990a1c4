package dev.noroshi.feedback;

import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Stage;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Questions go up the chain, answers come down; above the secretariat nobody learns who asked.
@NoroshiTest
class EnquiriesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Enquiries enquiries;
    @Autowired
    Answers answers;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    @Test
    void aQuestionGoesUpHopByHopAndItsAnswerComesDownToTheAsker() {
        var issued = stage.spread("問合せ");
        var asked = done(enquiries.ask(stage.bank(), issued.id(), "版9.4.3が配布されていない場合はどうするか。"));
        assertThat(asked.asked()).isEqualTo(stage.bankSecretariat().organisation());
        assertThat(stage.inbox(stage.bankSecretariat())).contains(asked.id());

        var atMinistry = done(enquiries.passUp(stage.bankSecretariat(), asked.id(), "配布前は外部接続の停止で足りるか。"));
        assertThat(stage.inbox(stage.bankSecretariat())).doesNotContain(asked.id());
        assertThat(stage.inbox(stage.ministry())).contains(atMinistry.id());
        var atCentre = done(enquiries.passUp(stage.ministry(), atMinistry.id(), "配布前は外部接続の停止で足りるか。"));
        assertThat(atCentre.asked()).isEqualTo(new OrganisationId("nco"));

        done(enquiries.answer(stage.drafter(), atCentre.id(), "足ります。"));
        for (var each : List.of(asked.id(), atMinistry.id(), atCentre.id())) {
            var asker = each.equals(asked.id())
                    ? stage.bank()
                    : each.equals(atMinistry.id()) ? stage.bankSecretariat() : stage.ministry();
            assertThat(stage.inbox(asker)).contains(each);
            assertThat(enquiries.open(asker, each)).get().extracting(Enquiry::answer).isEqualTo("足ります。");
            assertThat(stage.inbox(asker)).doesNotContain(each);
        }
    }

    @Test
    void aboveTheSecretariatNobodyLearnsWhoAsked() {
        var issued = stage.spread("匿名の問い");
        var asked = done(enquiries.ask(stage.bank(), issued.id(), "つづら信用金庫の装置は対象か。"));
        for (var naming : List.of("つづら信用金庫の装置は対象か。", "ﾂﾂﾞﾗ信用金庫の件", "op-bank-02 の装置は"))
            assertThat(problems(enquiries.passUp(stage.bankSecretariat(), asked.id(), naming)))
                    .containsExactly("question feedback.enquiry.names-asker");
        var above = done(enquiries.passUp(stage.bankSecretariat(), asked.id(), "構成員の装置は対象か。"));

        assertThat(enquiries.open(stage.ministry(), asked.id())).isEmpty();
        assertThat(enquiries.about(stage.ministry(), issued.id())).extracting(Enquiry::asker)
                .containsExactly(stage.bankSecretariat().organisation());
        assertThat(above.toString() + above.question()).doesNotContain("つづら", "op-bank");
        assertThat(enquiries.about(stage.drafter(), issued.id())).isEmpty();
    }

    @Test
    void theSecretariatMayAnswerItself() {
        var issued = stage.spread("事務局が答える");
        var asked = done(enquiries.ask(stage.bank(), issued.id(), "いつまでに確認すればよいか。"));
        done(enquiries.answer(stage.bankSecretariat(), asked.id(), "本日15時50分までです。"));
        assertThat(enquiries.open(stage.bank(), asked.id())).get().extracting(Enquiry::answer)
                .isEqualTo("本日15時50分までです。");
        assertThat(refused(enquiries.answer(stage.bankSecretariat(), asked.id(), "もう一度")))
                .isEqualTo(Refusal.Conflict.because("feedback.refused.answered"));
    }

    @Test
    void onlyMinistriesInScopeAskTheCentre() {
        var issued = stage.issue("省庁だけ");
        assertThat(done(enquiries.ask(stage.ministry(), issued.id(), "質問")).asked())
                .isEqualTo(new OrganisationId("nco"));
        for (var outside : List.of(stage.otherMinistry(), stage.bankSecretariat(), stage.bank(), stage.drafter()))
            assertThat(refused(enquiries.ask(outside, issued.id(), "質問"))).isInstanceOf(Refusal.Unknown.class);
    }

    @Test
    void anEmptyQuestionIsNotSent() {
        var issued = stage.issue("空の問い");
        assertThat(problems(enquiries.ask(stage.ministry(), issued.id(), " \u3000\n")))
                .containsExactly("question feedback.question.missing");
    }

    @Test
    void anAnswerMayBeChangedAndItsHistoryStays() {
        var issued = stage.spread("回答の変更");
        var parcel = stage.parcel(stage.bank(), issued.id()).id();
        done(answers.acknowledge(stage.bank(), parcel, new Acknowledgement("INVESTIGATING", null)));
        done(answers.acknowledge(stage.bank(), parcel, new Acknowledgement("DONE", "更新済み")));
        done(answers.acknowledge(stage.bank(), parcel, new Acknowledgement("DONE", "更新済み")));
        assertThat(answers.history(stage.bank(), parcel)).extracting(Answer::kind).containsExactly(AnswerKind.DONE,
                AnswerKind.INVESTIGATING);
        assertThat(stage.parcel(stage.bank(), issued.id()).answer()).isEqualTo("DONE");
    }

    @Test
    void allThatIsWrongWithAnAnswerIsSaidAtOnce() {
        var issued = stage.spread("誤った回答");
        var parcel = stage.parcel(stage.bank(), issued.id()).id();
        assertThat(problems(answers.acknowledge(stage.bank(), parcel,
                new Acknowledgement("MAYBE", "x".repeat(5000))))).containsExactly("answer feedback.answer.unknown",
                        "comment advisory.text.long");
        assertThat(problems(answers.acknowledge(stage.bankSecretariat(),
                stage.parcel(stage.bankSecretariat(), issued.id()).id(), new Acknowledgement("DONE", null))))
                .containsExactly("answer feedback.answer.not-asked");
        assertThat(stage.parcel(stage.bank(), issued.id()).confirmedAt()).isNull();
    }

    @Test
    void nobodyConfirmsForAnotherOrganisation() {
        var issued = stage.spread("他組織の確認");
        var parcel = stage.parcel(stage.bank(), issued.id()).id();
        for (Caller other : List.of(stage.otherBank(), stage.bankSecretariat(), stage.drafter()))
            assertThat(refused(answers.acknowledge(other, parcel, Acknowledgement.RECEIPT)))
                    .isInstanceOf(Refusal.Unknown.class);
        assertThat(enquiries.open(stage.bank(), UUID.randomUUID())).isEmpty();
    }

    @Test
    void confirmingAloneLeavesTheAnswerToBeGiven() {
        var issued = stage.spread("確認だけ");
        var parcel = stage.parcel(stage.bank(), issued.id()).id();
        done(answers.acknowledge(stage.bank(), parcel, Acknowledgement.RECEIPT));
        assertThat(stage.inbox(stage.bank())).contains(issued.id().value());
        done(answers.acknowledge(stage.bank(), parcel, new Acknowledgement("NOT_APPLICABLE", "")));
        assertThat(stage.inbox(stage.bank())).doesNotContain(issued.id().value());
    }
}
