package dev.noroshi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.registry.Comparison.Aspect;
import dev.noroshi.testing.NoroshiTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NoroshiTest
class ComparisonTest {

    private static final LocalDate IN_2014 = LocalDate.of(2014, 4, 1);
    private static final LocalDate IN_2016 = LocalDate.of(2016, 9, 30);
    private static final LocalDate IN_2025 = LocalDate.of(2025, 4, 16);

    @Autowired
    CeptoarLists lists;

    @Test
    void aBodyWrittenInFullIsNoOtherBody() {
        assertThat(changed(Aspect.SECRETARIAT, IN_2014, IN_2025)).doesNotContain("bank-ceptoar", "gas-ceptoar")
                .contains("t-ceptoar", "medical-ceptoar", "aviation-ceptoar");
    }

    @Test
    void anotherDepartmentIsAnotherSecretariat() {
        assertThat(changed(Aspect.SECRETARIAT, IN_2014, IN_2016)).contains("bank-ceptoar");
    }

    @Test
    void whatALaterListNoLongerPrintsHasNotChanged() {
        for (var aspect : List.of(Aspect.CONTACT_POINT, Aspect.RULES, Aspect.MEANS))
            assertThat(changed(aspect, IN_2014, IN_2025)).as(aspect.name()).isEmpty();
    }

    @Test
    void theSameStartInOtherWordsIsNoDifference() {
        assertThat(changed(Aspect.CONTACT_POINT, IN_2014, IN_2016)).containsExactlyInAnyOrder("chemical-ceptoar",
                "credit-ceptoar", "petroleum-ceptoar");
    }

    @Test
    void theMeansDifferWhereTheListsDo() {
        assertThat(changed(Aspect.MEANS, IN_2014, IN_2016)).contains("gas-ceptoar", "t-ceptoar")
                .doesNotContain("cabletv-ceptoar", "water-ceptoar");
    }

    @Test
    void aCeptoarThatHadNoFigureDidNotGrow() {
        var chemical = comparison(IN_2014, IN_2025).of(Aspect.MEMBERS).stream()
                .filter(item -> item.ceptoar().code().value().equals("chemical-ceptoar")).findFirst().orElseThrow();
        assertThat(chemical.before()).isEqualTo("検討中");
        assertThat(chemical.change()).isNull();
    }

    @Test
    void aDayHasNoDifferenceFromItself() {
        assertThat(comparison(IN_2025, IN_2025).items()).isEmpty();
    }

    private Comparison comparison(LocalDate before, LocalDate after) {
        return Comparison.of(lists.on(before), lists.on(after));
    }

    private List<String> changed(Aspect aspect, LocalDate before, LocalDate after) {
        return comparison(before, after).of(aspect).stream().map(item -> item.ceptoar().code().value()).toList();
    }
}
