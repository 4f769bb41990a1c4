package dev.noroshi.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Who keeps what names an organisation, and that it counts at once.
@NoroshiTest
class KeepingTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Keeping keeping;
    @Autowired
    Lookouts lookouts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;

    Stage stage;
    OrganisationId bank;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        bank = stage.bank().organisation();
    }

    @Test
    void aSecretariatKeepsTheIdentifiersOfItsMembersAndOfNobodyElse() {
        var mine = keeping.mine(stage.bankSecretariat()).stream().map(Organisation::id).toList();
        assertThat(mine).contains(bank, stage.bankSecretariat().organisation())
                .doesNotContain(stage.securitiesFirm().organisation());
        assertThat(keeping.of(stage.securitiesSecretariat(), bank)).isEmpty();
        assertThat(keeping.enter(stage.securitiesSecretariat(), bank, Kind.ALIAS, "よその通称"))
                .isInstanceOf(Keeping.Entering.Unknown.class);
    }

    @Test
    void neitherAReporterNorTheCentreSeesThem() {
        for (var caller : List.of(stage.bank(), stage.drafter(), stage.ministry()))
            assertThat(keeping.of(caller, bank)).isEmpty();
    }

    @Test
    void whatIsEnteredIsLookedForAtOnceAndWhatIsRemovedNoLonger() {
        assertThat(lookouts.forEverybody().in("「宵待勘定」が停止しました。")).isEmpty();
        assertThat(keeping.enter(stage.bankSecretariat(), bank, Kind.SYSTEM, "宵待勘定"))
                .isInstanceOf(Keeping.Entering.Done.class);
        assertThat(lookouts.forEverybody().in("「宵待 勘定」が停止しました。")).hasSize(1);
        assertThat(lookouts.of(bank, List.of()).in("「宵待勘定」が停止しました。")).hasSize(1);

        var id = keeping.of(stage.bankSecretariat(), bank).orElseThrow().entered().stream()
                .filter(each -> each.text().equals("宵待勘定")).findFirst().orElseThrow().id();
        assertThat(keeping.remove(stage.securitiesSecretariat(), bank, id)).isFalse();
        assertThat(keeping.remove(stage.bankSecretariat(), bank, id)).isTrue();
        assertThat(keeping.remove(stage.bankSecretariat(), bank, UUID.randomUUID())).isFalse();
        assertThat(lookouts.forEverybody().in("「宵待勘定」が停止しました。")).isEmpty();
    }

    @Test
    void whatCannotBeComparedIsNotTaken() {
        for (var each : List.of(new Identifier(Kind.NETWORK, "192.168.0.0/16", Corpus.BODY),
                new Identifier(Kind.NETWORK, "300.1.2.0/24", Corpus.BODY),
                new Identifier(Kind.DOMAIN, "gmail.com", Corpus.BODY),
                new Identifier(Kind.TELEPHONE, "110番", Corpus.BODY), new Identifier(Kind.NAME, "あ", Corpus.BODY)))
            assertThat(keeping.enter(stage.bankSecretariat(), bank, each.kind(), each.text()))
                    .isInstanceOf(Keeping.Entering.Wrong.class);
    }

    @Test
    void nothingIsReadOrCompiledAgainUntilSomethingKnownHasChanged() {
        var before = lookouts.forEverybody();
        assertThat(lookouts.forEverybody()).isSameAs(before);
        // what names nobody anew changes the number and not the lookout
        jdbc.sql("update directory.organisation_state set notes = 'x' where organisation = :bank")
                .param("bank", bank.value()).update();
        assertThat(lookouts.forEverybody()).isSameAs(before);
        // somebody on another node
        jdbc.sql("update directory.organisation_state set short_name = '宵待金庫' where organisation = :bank")
                .param("bank", bank.value()).update();
        assertThat(lookouts.forEverybody()).isNotSameAs(before);
        assertThat(lookouts.forEverybody().in("宵待金庫の件です。")).hasSize(1);
        // as the others who share the registry expect it
        jdbc.sql(
                "update directory.organisation_state set short_name = 'つづら信金', notes = null where organisation = :bank")
                .param("bank", bank.value()).update();
    }

    @Test
    void theNumberOfAStateIsSeenOnlyTogetherWithTheState() {
        var before = lookouts.forEverybody();
        transactions.executeWithoutResult(status -> {
            keeping.enter(stage.bankSecretariat(), bank, Kind.SYSTEM, "有明決済");
            assertThat(lookouts.forEverybody().in("「有明決済」が停止しました。")).hasSize(1);
            keeping.enter(stage.bankSecretariat(), bank, Kind.SYSTEM, "東雲為替");
            assertThat(lookouts.forEverybody().in("「東雲為替」が停止しました。")).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(lookouts.forEverybody().in("「有明決済」が停止しました。")).isEmpty();
        assertThat(before.in("「有明決済」が停止しました。")).isEmpty();
    }
}
