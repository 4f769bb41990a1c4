package dev.noroshi.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads every text out of a file: what is shown, what is hidden, notes, and its properties. What cannot be read is told
/// as well, so that a person looks at it. A file is never unpacked beyond its limits.
final class Contents {

    private static final int MOST_FILES = 2_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int DEEPEST = 3;
    private static final String PACKED = "504b";

    private final List<Part> parts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int files;
    private long bytes;
    private int characters;
    private boolean isCut;
    private final Purpose purpose;

    private Contents(Purpose purpose) {
        this.purpose = purpose;
    }

    /// What it is read for.
    enum Purpose {
        /// Looking through a million characters takes about a second; what is longer is left to a person as a whole.
        SOURCES(1_000_000),
        /// Values are found in half of that, whatever the text; of what is longer the beginning is read.
        VALUES(FileTexts.MOST_CHARACTERS);

        private final int most;

        Purpose(int most) {
            this.most = most;
        }
    }

    /// A text of the file.
    ///
    /// @param name where in it; "" for the whole
    record Part(String name, String text) {
    }

    /// @param unreadable the parts no program could look into; "" for the whole
    /// @param isCut whether it is larger than what is read
    record Read(List<Part> parts, List<String> unreadable, boolean isCut) {
    }

    static Read read(String name, byte[] content) {
        return read(name, content, Purpose.SOURCES);
    }

    static Read read(String name, byte[] content, Purpose purpose) {
        var contents = new Contents(purpose);
        contents.file("", name, content, 0);
        return new Read(List.copyOf(contents.parts), contents.unreadable.stream().distinct().toList(), contents.isCut);
    }

    private void file(String part, String name, byte[] content, int depth) {
        switch (ending(name)) {
            case "txt", "csv", "json", "xml", "html", "htm", "md", "log", "rels", "vml", "svg" ->
                text(part, name, content);
            case "pdf" -> pdf(part, content, depth);
            case "docx", "xlsx", "pptx", "zip", "docm", "xlsm", "odt", "ods" -> packed(part, content, depth);
            default -> unreadable.add(part);
        }
    }

    private void pdf(String part, byte[] content, int depth) {
        var read = PdfTexts.read(content, each -> embedded(joined(part, each.name()), each, depth));
        read.parts().forEach(each -> add(joined(part, each.name()), each.text()));
        read.unreadable().forEach(each -> unreadable.add(joined(part, each)));
        isCut |= read.isCut();
    }

    private void embedded(String name, PdfFiles.Embedded file, int depth) {
        add(name, file.name() + "\n\n\n" + file.description());
        if (depth == DEEPEST || isFull()) {
            unreadable.add(name);
            return;
        }
        try (var stream = file.content().open()) {
            file(name, file.name(), unpacked(stream), depth + 1);
        } catch (IOException | RuntimeException e) {
            // encrypted, broken, or more than is looked through
            unreadable.add(name);
        }
    }

    /// Whether no more is looked through.
    private boolean isFull() {
        isCut |= ++files > MOST_FILES || characters > purpose.most;
        return isCut;
    }

    /// What is longer than anybody would check by eye is left to a person all the same.
    private void add(String part, String text) {
        var left = Math.max(0, purpose.most - characters);
        characters = Math.min(characters + Math.min(text.length(), purpose.most + 1), purpose.most + 1);
        if (characters <= purpose.most) parts.add(new Part(part, text));
        else {
            isCut = true;
            unreadable.add("");
            if (purpose == Purpose.VALUES) parts.add(new Part(part, beginning(text, left)));
        }
    }

    /// Up to the end of a word: half a value is another one.
    private static String beginning(String text, int most) {
        if (text.length() <= most) return text;
        var end = most;
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1)) && "\",;".indexOf(text.charAt(end - 1)) < 0)
            end--;
        return text.substring(0, end);
    }

    private void text(String part, String name, byte[] content) {
        if (ending(name).matches("xml|rels|vml|svg")) {
            try {
                add(part, MarkedUp.texts(content));
            } catch (IOException e) {
                unreadable.add(part);
            }
            return;
        }
        // what spreadsheets call Unicode text; nothing else begins so
        var charsets = startsAsUtf16(content)
                ? List.of(StandardCharsets.UTF_16)
                : List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"));
        for (var charset : charsets)
            try {
                add(part, charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
                return;
            } catch (CharacterCodingException e) {
                // the next one, or none
            }
        unreadable.add(part);
    }

    private static boolean startsAsUtf16(byte[] content) {
        return content.length >= 2
                && (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF
                        || content[0] == (byte) 0xFF && content[1] == (byte) 0xFE);
    }

    private void packed(String part, byte[] content, int depth) {
        if (depth == DEEPEST || !startsPacked(content)) {
            unreadable.add(part);
            return;
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            var any = false;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                any = true;
                if (entry.isDirectory()) continue;
                if (isFull()) throw new ZipException("More than is looked through");
                entry(part, entry, unpacked(zip), depth);
            }
            if (!any) unreadable.add(part);
        } catch (IOException | IllegalArgumentException e) {
            // encrypted, broken, or a bomb: nobody knows what is in it
            unreadable.add(part);
        }
    }

    private void entry(String part, ZipEntry entry, byte[] content, int depth) {
        var name = joined(part, entry.getName());
        add(name, entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
        // styles and themes name fonts, not people
        if (entry.getName()
                .matches("(?i).*(theme/theme|/styles?|fontTable|/settings|webSettings|printerSettings)[^/]*"))
            return;
        file(name, entry.getName(), content, depth + 1);
    }

    private byte[] unpacked(InputStream zip) throws IOException {
        var content = zip.readNBytes((int) Math.min(MOST_BYTES - bytes + 1, Integer.MAX_VALUE));
        bytes += content.length;
        isCut |= bytes > MOST_BYTES;
        if (bytes > MOST_BYTES) throw new ZipException("More than " + MOST_BYTES + " bytes");
        return content;
    }

    private static boolean startsPacked(byte[] content) {
        return content.length > 1 && java.util.HexFormat.of().formatHex(content, 0, 2).equals(PACKED);
    }

    private static String joined(String part, String name) {
        return part.isEmpty() ? name : name.isEmpty() ? part : part + " › " + name;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
