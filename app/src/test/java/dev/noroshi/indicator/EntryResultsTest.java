package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.indicator.EntryLine.Verdict;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// After lines were entered, each is told what came of it.
@NoroshiTest
class EntryResultsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Entering entering;
    @Autowired
    EntryResults results;
    @Autowired
    Programs programs;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    private static String fresh() {
        return "r" + UUID.randomUUID().toString().replace("-", "") + ".top";
    }

    private UUID keep(String text) {
        return switch (entering.keep(stage.otherBank(), new Entered("行ごと", text, Occasion.REAL, Language.JA,
                Source.Reach.OWN, Tlp.AMBER, Set.of(), null, null, List.of()))) {
            case Outcome.Done<Entering.Kept>(var kept) -> kept.source().id();
            case Outcome<Entering.Kept> other -> throw new AssertionError(other);
        };
    }

    @Test
    void eachLineIsKeptKnownOrRefusedWithItsReason() {
        var known = fresh();
        var fresh = fresh();
        keep(known);
        var source = keep("# 注釈\n" + known.replace(".", "[.]") + "\n" + fresh + " と " + known + "\n" + fresh
                + "\n何もない行\n");
        var part = results.of(stage.otherBank(), source, 0, 100).orElseThrow();
        assertThat(part.lines()).extracting(EntryLine::number).containsExactly(2, 3, 4, 5);
        assertThat(part.lines()).extracting(EntryLine::verdict).containsExactly(Verdict.KNOWN, Verdict.KEPT,
                Verdict.KNOWN, Verdict.REFUSED);
        assertThat(part.lines().get(1).values()).extracting(EntryLine.Value::isKnown).containsExactly(false, true);
        assertThat(part.lines().get(3).problems()).extracting(each -> each.code())
                .containsExactly("indicator.nothing-found");
        assertThat(part.counts()).isEqualTo(Map.of(Verdict.KEPT, 1, Verdict.KNOWN, 2, Verdict.REFUSED, 1));
        assertThat(results.of(stage.otherBank(), source, 2, 1).orElseThrow().lines()).extracting(EntryLine::number)
                .containsExactly(4);
    }

    @Test
    void whatOthersKnowIsNotToldAsKnown() {
        var domain = fresh();
        assertThat(entering.keep(stage.bank(), new Entered("よその", domain, Occasion.REAL, Language.JA,
                Source.Reach.OWN, Tlp.AMBER, Set.of(), null, null, List.of()))).isInstanceOf(Outcome.Done.class);
        assertThat(results.of(stage.otherBank(), keep(domain), 0, 9).orElseThrow().lines())
                .extracting(EntryLine::verdict).containsExactly(Verdict.KEPT);
    }

    @Test
    void theFileHoldsEveryLineAndNoCellThatIsCalculated() {
        var domain = fresh();
        var table = results.table(stage.otherBank(), keep(domain + "\n=cmd|' /C calc'!A0\n@SUM(1)\n")).orElseThrow();
        assertThat(table).contains("登録しました", domain.replace(".", "[.]"), "登録しませんでした");
        for (var line : table.lines().toList())
            for (var cell : line.split(","))
                assertThat(cell.replaceFirst("^\"", "")).doesNotStartWith("=").doesNotStartWith("@");
    }

    @Test
    void nobodyElseSeesTheLines() {
        var source = keep(fresh() + "\n何もない行");
        assertThat(results.of(stage.bank(), source, 0, 9)).isEmpty();
        assertThat(results.of(stage.drafter(), source, 0, 9)).isEmpty();
        assertThat(results.table(stage.bank(), source)).isEmpty();
    }

    @Test
    void aProgramIsToldTheSameAgainWhenItSendsAgain() {
        var operator = programs.operator();
        var key = UUID.randomUUID().toString();
        var entry = "{\"title\": \"a\", \"tlp\": \"GREEN\", \"text\": \"" + fresh() + "\\nnothing\"}";
        var first = operator.post("/api/v1/indicators", entry, "Idempotency-Key", key).json();
        assertThat(first.path("lines").get(0).path("result").asString()).isEqualTo("KEPT");
        assertThat(first.path("lines").get(1).path("result").asString()).isEqualTo("REFUSED");
        assertThat(operator.post("/api/v1/indicators", entry, "Idempotency-Key", key).json()).isEqualTo(first);
    }
}
