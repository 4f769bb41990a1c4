package dev.noroshi.platform.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant AT = Instant.parse("2026-11-20T05:02:00Z");

    private final Times japanese = new Times(Language.JA);
    private final Times english = new Times(Language.EN);

    @Test
    void aFullDateShowsTheWesternYearAndTheEra() {
        assertThat(japanese.full(AT)).isEqualTo("2026年11月20日（令和8年） 14時02分");
        assertThat(english.full(AT)).isEqualTo("20 Nov 2026 (Reiwa 8), 14:02");
    }

    @Test
    void aDateInAListIsBrief() {
        assertThat(japanese.brief(AT)).isEqualTo("11月20日（金） 14:02");
        assertThat(english.brief(AT)).isEqualTo("20 Nov, 14:02");
        assertThat(japanese.clock(Instant.parse("2026-11-20T00:05:00Z"))).isEqualTo("09:05");
    }

    @Test
    void theFirstYearOfAnEraIsCalledSo() {
        assertThat(japanese.day(LocalDate.of(2019, 5, 1))).isEqualTo("2019年5月1日（令和元年）");
        assertThat(japanese.day(LocalDate.of(2019, 4, 30))).isEqualTo("2019年4月30日（平成31年）");
    }

    @Test
    void machinesGetTheZone() {
        assertThat(japanese.machine(AT)).isEqualTo("2026-11-20T14:02+09:00");
    }
}
