package dev.noroshi.platform.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns bytes into text by what they are rather than by what they claim to be. In Japan a label often names the standard
/// while the text uses the vendors' characters of it (①, ㈱, 髙), or another encoding altogether.
final class Encodings {

    /// ISO-2022-JP with the vendors' characters and the halfwidth kana. Java's own ISO-2022-JP loses them.
    private static final Charset JIS = Charset.forName("x-windows-iso2022jp");
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final Charset EUC = Charset.forName("x-eucJP-Open");

    private static final Set<String> JIS_LABELS = Set.of("iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2",
            "iso-2022-jp-3",
            "iso-2022-jp-2004", "iso-2022-jp-ms", "iso2022jp", "csiso2022jp", "jis", "cp50220", "cp50221", "cp50222",
            "x-windows-50221", "windows-50221");
    private static final Set<String> SHIFT_JIS_LABELS = Set.of("shift_jis", "shift-jis", "shiftjis", "sjis", "x-sjis",
            "ms_kanji", "csshiftjis", "windows-31j", "cswindows31j", "cp932", "ms932", "x-ms-cp932", "windows-932",
            "shift_jis-2004", "sjis-win");
    private static final Set<String> EUC_LABELS = Set.of("euc-jp", "eucjp", "euc_jp", "x-euc-jp", "x-eucjp", "cp51932",
            "eucjp-ms", "eucjp-win", "eucjpms", "ujis", "cseucpkdfmtjapanese");
    private static final Set<String> UTF_8_LABELS = Set.of("utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "cp65001");
    /// Labels that say nothing of what beyond ASCII may stand there.
    private static final Set<String> NO_LABELS = Set.of("", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit",
            "x-unknown", "unknown", "8bit", "7bit", "binary", "default", "x-user-defined", "none");

    private static final int ESC = 0x1B;
    /// So likely that it is no accident: four kana.
    private static final int SENSE = 10;

    private Encodings() {
    }

    /// @param label what the mail claims; null when it claims nothing
    static String decode(byte[] bytes, @Nullable String label) {
        return withoutNul(read(bytes, label == null ? "" : label.strip().toLowerCase(Locale.ROOT).replace("\"", "")));
    }

    /// NUL is no character anybody writes, and no database keeps it.
    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private static String read(byte[] bytes, String label) {
        if (label.startsWith("utf-16") || label.startsWith("utf-32"))
            return known(label).map(charset -> new String(bytes, charset)).orElse("");
        if (!isSevenBit(bytes)) return eightBit(bytes, label);
        return hasJapaneseEscape(bytes) ? new String(bytes, JIS) : new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String eightBit(byte[] bytes, String label) {
        var utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent() && (UTF_8_LABELS.contains(label) || hasWideCharacter(utf8.get()))) return utf8.get();
        if (SHIFT_JIS_LABELS.contains(label)) return shiftJis(bytes).orElseGet(() -> guess(bytes));
        if (EUC_LABELS.contains(label)) return strictly(bytes, EUC).orElseGet(() -> guess(bytes));
        if (JIS_LABELS.contains(label) || UTF_8_LABELS.contains(label) || NO_LABELS.contains(label))
            return guess(bytes);
        var claimed = known(label);
        if (claimed.isEmpty()) return guess(bytes);
        // Latin labels stand over Japanese text where somebody's program knew no better
        var guessed = guess(bytes);
        return label.matches("iso-8859-.*|windows-125.|latin.*") && looksJapanese(guessed)
                ? guessed
                : new String(bytes, claimed.get());
    }

    /// Every text in EUC is one in Shift_JIS too, if a senseless one of halfwidth kana.
    private static Optional<String> shiftJis(byte[] bytes) {
        return strictly(bytes, SHIFT_JIS).filter(read -> likelihood(read) > 0
                || strictly(bytes, EUC).filter(other -> likelihood(other) > SENSE).isEmpty());
    }

    /// Whether the bytes are what the label says; of labels that say nothing we know, that is taken for granted.
    static boolean fits(byte[] bytes, String label) {
        return !UTF_8_LABELS.contains(label.strip().toLowerCase(Locale.ROOT))
                || strictly(bytes, StandardCharsets.UTF_8).isPresent();
    }

    /// UTF-8 if it can be; else the one of the two old ones that gives the likelier text.
    private static String guess(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> List.of(SHIFT_JIS, EUC).stream()
                .flatMap(charset -> strictly(bytes, charset).stream())
                .max(Comparator.comparingInt(Encodings::likelihood))
                .orElseGet(() -> List.of(StandardCharsets.UTF_8, SHIFT_JIS, EUC).stream()
                        .map(charset -> new String(bytes, charset)).max(Comparator.comparingInt(Encodings::likelihood))
                        .orElse("")));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> known(String label) {
        try {
            return Optional.of(Charset.forName(label));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isSevenBit(byte[] bytes) {
        for (var each : bytes)
            if (each < 0) return false;
        return true;
    }

    /// `ESC $` or `ESC ( I` and `ESC ( J`: nothing else in a mail looks like that.
    private static boolean hasJapaneseEscape(byte[] bytes) {
        for (var at = 0; at + 2 < bytes.length; at++)
            if (bytes[at] == ESC && (bytes[at + 1] == '$' || bytes[at + 1] == '(' && "IJ".indexOf(bytes[at + 2]) >= 0))
                return true;
        return false;
    }

    /// A character UTF-8 needs three bytes for: three bytes of another encoding hardly ever fit by chance.
    private static boolean hasWideCharacter(String text) {
        return text.chars().anyMatch(each -> each >= 0x0800 && each != '\uFFFD');
    }

    private static boolean looksJapanese(String text) {
        var beyond = text.chars().filter(each -> each > 0x7F).count();
        var japanese = text.chars().filter(each -> weight(each) > 0).count();
        return japanese > 1 && japanese * 10 >= beyond * 7;
    }

    private static int likelihood(String text) {
        return text.chars().map(Encodings::weight).sum();
    }

    private static int weight(int each) {
        if (each <= 0x7F) return 0;
        if (each == 0xFFFD) return -10;
        if (each >= 0x3041 && each <= 0x3096) return 3;
        if (each >= 0x30A0 && each <= 0x30FF || each == 0x3001 || each == 0x3002) return 2;
        if (each >= 0x4E00 && each <= 0x9FFF) return 1;
        if (each >= 0xFF61 && each <= 0xFF9F) return -1;
        if (each >= 0xE000 && each <= 0xF8FF) return -3;
        return 0;
    }
}
