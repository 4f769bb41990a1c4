package dev.noroshi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the engine finds however it is disguised, and what it leaves alone.
class LookoutTest {

    private static final Lookout LOOKOUT = Lookout.over(Corpus.identifiers());

    static Stream<Corpus.Leak> leaks() {
        return Corpus.leaks().stream();
    }

    static Stream<String> clean() {
        return Corpus.clean().stream();
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aDisguisedLeakIsFound(Corpus.Leak leak) {
        assertThat(LOOKOUT.in(leak.text())).as(leak.text())
                .anyMatch(hit -> leak.kinds().contains(hit.identifier().kind()));
    }

    @ParameterizedTest
    @MethodSource("clean")
    void anOrdinaryTextRaisesNoAlarm(String text) {
        assertThat(LOOKOUT.in(text).stream()
                .map(hit -> text.substring(hit.start(), hit.end()) + " = " + hit.identifier().text()).toList())
                .isEmpty();
    }

    @Test
    void theCorpusIsLargeEnoughToMeanSomething() {
        assertThat(Corpus.leaks()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Corpus.clean()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void allCleanTextsTogetherRaiseNoAlarmEither() {
        assertThat(LOOKOUT.in(String.join("\n\n", Corpus.clean()))).isEmpty();
    }

    @Test
    void aFindingCoversExactlyTheWordsAsTheyAreWritten() {
        var text = "被害を受けたのは、つづら信用\n金庫（tsuzura[.]example[.]jp）です。";
        assertThat(LOOKOUT.in(text).stream().map(hit -> text.substring(hit.start(), hit.end())))
                .containsExactly("つづら信用\n金庫", "tsuzura[.]example[.]jp");
    }

    @Test
    void withoutIdentifiersNothingIsFound() {
        assertThat(Lookout.over(List.of()).in("汐凪テレコム")).isEmpty();
    }
}
