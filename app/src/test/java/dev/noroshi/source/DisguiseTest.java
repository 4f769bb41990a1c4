package dev.noroshi.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every identifier in every disguise that fits its kind.
class DisguiseTest {

    private static final Lookout LOOKOUT = Lookout.over(Corpus.identifiers());
    private static final Map<Kind, Set<Disguise>> FITTING = new EnumMap<>(Kind.class);

    static {
        for (var kind : List.of(Kind.NAME, Kind.READING, Kind.PERSON, Kind.SERVICE, Kind.SYSTEM, Kind.CONTRACTOR,
                Kind.ALIAS))
            FITTING.put(kind, Set.of(Disguise.AS_IT_IS, Disguise.FULL_WIDTH, Disguise.HALF_WIDTH, Disguise.KATAKANA,
                    Disguise.HIRAGANA, Disguise.CAPITALS, Disguise.BLANKS, Disguise.INVISIBLE, Disguise.LINE_BREAK));
        for (var kind : List.of(Kind.MAIL, Kind.DOMAIN))
            FITTING.put(kind, Set.of(Disguise.AS_IT_IS, Disguise.FULL_WIDTH, Disguise.CAPITALS, Disguise.INVISIBLE,
                    Disguise.DEFANGED, Disguise.DEFANGED_IN_WORDS, Disguise.LINE_BREAK));
        FITTING.put(Kind.TELEPHONE, Set.of(Disguise.AS_IT_IS, Disguise.FULL_WIDTH, Disguise.INVISIBLE,
                Disguise.BLANKS, Disguise.LONG_VOWEL_DASHES, Disguise.LINE_BREAK));
        FITTING.put(Kind.NETWORK, Set.of(Disguise.AS_IT_IS, Disguise.FULL_WIDTH, Disguise.CAPITALS,
                Disguise.INVISIBLE, Disguise.DEFANGED));
    }

    enum Disguise {
        AS_IT_IS(text -> text),
        FULL_WIDTH(Transliterator.getInstance("Halfwidth-Fullwidth")::transliterate),
        HALF_WIDTH(Transliterator.getInstance("Hiragana-Katakana; Fullwidth-Halfwidth")::transliterate),
        KATAKANA(Transliterator.getInstance("Hiragana-Katakana")::transliterate),
        HIRAGANA(text -> text.codePoints().map(c -> c >= 'ァ' && c <= 'ヴ' ? c - ('ァ' - 'ぁ') : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()),
        CAPITALS(String::toUpperCase),
        BLANKS(text -> joined(text, " ")),
        INVISIBLE(text -> joined(text, "\u200b")),
        LINE_BREAK(text -> {
            var middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
            return text.substring(0, middle) + "\n" + text.substring(middle);
        }),
        DEFANGED(text -> text.replace(".", "[.]").replace("@", "[@]").replace(":", "[:]")),
        DEFANGED_IN_WORDS(text -> text.replace(".", "(dot)").replace("@", " at ")),
        LONG_VOWEL_DASHES(text -> text.replace("-", "ー"));

        private final UnaryOperator<String> change;

        Disguise(UnaryOperator<String> change) {
            this.change = change;
        }

        private static String joined(String text, String between) {
            return String.join(between, text.codePoints().mapToObj(Character::toString).toList());
        }
    }

    static Stream<Arguments> all() {
        var all = new ArrayList<Arguments>();
        for (var identifier : Corpus.identifiers())
            for (var disguise : FITTING.getOrDefault(identifier.kind(), Set.of()))
                all.add(Arguments.of(disguise, identifier.kind(), identifier));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void isFound(Disguise disguise, Kind kind, Identifier identifier) {
        var written = disguise.change.apply(identifier.text());
        // a short alias is an ordinary word as well: it names only with a sign of what it is
        var text = switch (kind) {
            case ALIAS -> "本件は" + written + "株式会社の件です。";
            case SERVICE, SYSTEM -> "本件は「" + written + "」の件です。";
            case PERSON -> "本件は" + written + "氏の件です。";
            default -> "本件は " + written + " の件です。";
        };
        assertThat(LOOKOUT.in(text)).as(text.replace("\u200b", "⌇")).isNotEmpty();
    }
}
