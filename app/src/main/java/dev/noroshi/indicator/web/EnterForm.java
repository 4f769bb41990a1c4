package dev.noroshi.indicator.web;

import dev.noroshi.indicator.Entered;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the form for entering sends.
///
/// @param act `keep` keeps it; anything else shows what is in it
record EnterForm(@Nullable String title, @Nullable String text, @Nullable String tlp, @Nullable String confidence,
        @Nullable String days, @Nullable String techniques, @Nullable String occasion, @Nullable String reach,
        @Nullable List<String> sectors, @Nullable String act) {

    static final EnterForm BLANK = new EnterForm(null, null, null, null, null, null, null, null, null, null);
    private static final int UNREADABLE = -1;

    boolean isToBeKept() {
        return "keep".equals(act);
    }

    IndicatorView.Typed typed(String more) {
        return new IndicatorView.Typed(given(title), text(more), given(tlp), given(confidence), given(days),
                given(techniques), "DRILL".equals(occasion), "MARKED".equals(reach),
                sectors == null ? List.of() : sectors);
    }

    /// @param more what a file said
    Entered entered(Language language, String more) {
        var names = techniques == null ? "" : techniques;
        return new Entered(given(title), text(more), "DRILL".equals(occasion) ? Occasion.DRILL : Occasion.REAL,
                language,
                "MARKED".equals(reach) ? Source.Reach.MARKED : Source.Reach.OWN,
                Tlp.parse(given(tlp)).orElse(null),
                (sectors == null ? List.<String>of() : sectors).stream()
                        .flatMap(each -> SectorCode.parse(each).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                whole(given(confidence)), whole(given(days)),
                Arrays.stream(names.split("[\\s,;|、]+")).filter(each -> !each.isEmpty()).toList());
    }

    private String text(String more) {
        var own = given(text).replace("\r\n", "\n");
        return more.isEmpty() ? own : own.isBlank() ? more : own + "\n" + more;
    }

    private static @Nullable Integer whole(String text) {
        if (text.isBlank()) return null;
        return text.strip().matches("\\d{1,6}") ? Integer.valueOf(text.strip()) : Integer.valueOf(UNREADABLE);
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
