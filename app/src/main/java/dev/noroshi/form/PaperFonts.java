package dev.noroshi.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The typeface of the printed forms, and which characters it has.
final class PaperFonts {

    /// Stands for a character the typeface lacks, as printers have always done.
    static final char GETA = '〓';

    private static final byte[] REGULAR = load("BIZUDPGothic-Regular.ttf");
    private static final byte[] BOLD = load("BIZUDPGothic-Bold.ttf");
    private static final int CHARACTERS = 0x30000;
    /// In thousandths of the size of the type.
    private static final short[] WIDTHS = new short[CHARACTERS];
    private static final BitSet PRINTABLE = characters();

    private PaperFonts() {}

    static InputStream regular() {
        return new ByteArrayInputStream(REGULAR);
    }

    static InputStream bold() {
        return new ByteArrayInputStream(BOLD);
    }

    /// The text with 〓 for every character the typeface lacks; what only changes how the one before looks is left out.
    static String printable(String text) {
        if (text.codePoints().allMatch(PaperFonts::isPrintable)) return text;
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) printable.appendCodePoint(c);
            else if (!isInvisible(c)) printable.append(GETA);
        });
        return printable.toString();
    }

    /// How wide a character is printed, in parts of the size of the type.
    static float width(int c) {
        if (PRINTABLE.get(c)) return WIDTHS[c] / 1000f;
        return c == '\t' || isInvisible(c) ? 0 : 1;
    }

    private static boolean isPrintable(int c) {
        return c == '\n' || c == '\t' || PRINTABLE.get(c);
    }

    /// Joiners, variation selectors, direction marks and the like.
    private static boolean isInvisible(int c) {
        var type = Character.getType(c);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK;
    }

    private static BitSet characters() {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(REGULAR))) {
            var cmap = font.getUnicodeCmapLookup();
            var characters = new BitSet(CHARACTERS);
            for (var c = 0x20; c < CHARACTERS; c++) {
                var glyph = cmap.getGlyphId(c);
                if (glyph == 0) continue;
                characters.set(c);
                WIDTHS[c] = (short) (font.getAdvanceWidth(glyph) * 1000 / font.getUnitsPerEm());
            }
            return characters;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Reading the typeface of the printed forms", unreadable);
        }
    }

    private static byte[] load(String file) {
        try (var in = PaperFonts.class.getResourceAsStream("/fonts/" + file)) {
            return withoutLigatures(
                    Objects.requireNonNull(in, () -> "The program lacks its font " + file).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Reading the font " + file, unreadable);
        }
    }

    /// Hides the table of glyph substitutions from whoever reads the font. The PDF library would print `fi` and `fl` as one
    /// glyph that maps back to no character, and an address copied from the paper (file.example.jp) would lose letters.
    private static byte[] withoutLigatures(byte[] font) {
        var tables = ByteBuffer.wrap(font);
        for (var i = 0; i < tables.getShort(4); i++) {
            var tag = 12 + 16 * i;
            if (new String(font, tag, 4, StandardCharsets.US_ASCII).equals("GSUB")) font[tag] = 'x';
        }
        return font;
    }
}
