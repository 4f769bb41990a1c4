package dev.noroshi.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Stage;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Identifiers come and go as files.
@NoroshiTest
class IdentifierFilesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    IdentifierFiles files;
    @Autowired
    Keeping keeping;

    Stage stage;
    Caller secretariat;
    String bank;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        secretariat = stage.bankSecretariat();
        bank = stage.bank().organisation().value();
    }

    private IdentifierFiles.Outcome take(String text) {
        return files.take(secretariat, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> entered() {
        return keeping.of(secretariat, stage.bank().organisation()).orElseThrow().entered().stream()
                .map(Keeping.Entered::text).toList();
    }

    @Test
    void aFileIsTakenAsAWholeAndWhatIsKnownStaysAsItIs() {
        var file = "organisation,kind,text\n%s,SYSTEM,夕凪勘定系\n\n%s,telephone,'+81-3-5550-0142\n".formatted(bank, bank);
        assertThat(take(file)).isEqualTo(new IdentifierFiles.Outcome.Taken(2, 2));
        assertThat(entered()).contains("夕凪勘定系", "+81-3-5550-0142");
        assertThat(take("\uFEFF" + file)).isEqualTo(new IdentifierFiles.Outcome.Taken(2, 0));
        var sjis = "organisation,kind,text\r\n%s,ALIAS,汐凪㈱の通称\r\n".formatted(bank);
        assertThat(files.take(secretariat, sjis.getBytes(Charset.forName("windows-31j"))))
                .isEqualTo(new IdentifierFiles.Outcome.Taken(1, 1));
    }

    @Test
    void everythingWrongIsSaidByRowAndNothingIsEntered() {
        var foreign = stage.securitiesFirm().organisation().value();
        var outcome = take("""
                organisation,kind,text
                %1$s,SYSTEM,よい名前のシステム
                %2$s,SYSTEM,よそのシステム
                %1$s,COLOUR,青
                %1$s,NETWORK,192.168.0.0/16
                %1$s,SYSTEM
                %1$s,UNREADABLE,%3$s
                """.formatted(bank, foreign, "x".repeat(300)));
        assertThat(outcome).isInstanceOf(IdentifierFiles.Outcome.Refused.class);
        var problems = ((IdentifierFiles.Outcome.Refused) outcome).problems();
        assertThat(problems).extracting(IdentifierFiles.RowProblem::row).containsExactly(3, 4, 5, 6, 7);
        assertThat(problems).extracting(each -> each.problem().code()).containsExactly("source.file.organisation",
                "source.file.kind", "source.identifier.unfit.NETWORK", "source.file.row", "source.file.kind");
        assertThat(entered()).doesNotContain("よい名前のシステム");
    }

    @Test
    void whatIsNoSuchFileIsRefused() {
        for (var wrong : List.of("", "a,b,c\n1,2,3\n", "organisation,kind,text\n",
                "organisation,kind,text\n\"" + bank + ",ALIAS,x\n"))
            assertThat(take(wrong)).isInstanceOf(IdentifierFiles.Outcome.Refused.class);
        assertThat(files.take(secretariat, new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1}))
                .isInstanceOf(IdentifierFiles.Outcome.Refused.class);
    }

    @Test
    void whatIsTakenOutComesBackUnchangedAndOnlyWhoKeepsItTakesItOut() {
        take("organisation,kind,text\n%s,TELEPHONE,+81-3-5550-0143\n".formatted(bank));
        var file = files.written(secretariat, Optional.of(stage.bank().organisation())).orElseThrow();
        assertThat(file).startsWith("organisation,kind,text").contains(bank + ",TELEPHONE,'+81-3-5550-0143");
        assertThat(take(file)).isInstanceOfSatisfying(IdentifierFiles.Outcome.Taken.class,
                taken -> assertThat(taken.entered()).isZero());
        assertThat(files.written(stage.securitiesSecretariat(), Optional.of(stage.bank().organisation()))).isEmpty();
        assertThat(files.written(stage.drafter(), Optional.empty())).isEmpty();
        assertThat(files.take(stage.drafter(), file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IdentifierFiles.Outcome.Refused.class);
    }
}
