package dev.noroshi.advisory;

import dev.noroshi.kernel.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A file that goes with an advisory, with the type its content shows.
@SuppressWarnings("ArrayRecordComponent")
public record AnnexFile(String name, String mediaType, byte[] content) {

    /// 10 MB.
    public static final int LIMIT = 10 * 1024 * 1024;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("pdf", new Kind("application/pdf", "255044462d")),
            Map.entry("png", new Kind("image/png", "89504e470d0a1a0a")),
            Map.entry("jpg", new Kind("image/jpeg", "ffd8ff")), Map.entry("jpeg", new Kind("image/jpeg", "ffd8ff")),
            Map.entry("xlsx",
                    new Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304",
                            "xl/workbook.xml")),
            Map.entry("docx",
                    new Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304",
                            "word/document.xml")),
            Map.entry("pptx",
                    new Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "504b0304",
                            "ppt/presentation.xml")),
            Map.entry("zip", new Kind("application/zip", "504b0304")), Map.entry("txt", new Kind("text/plain", "")),
            Map.entry("csv", new Kind("text/csv", "")), Map.entry("json", new Kind("application/json", "")));

    /// @param magic how such a file begins, in hexadecimal; "" for text, which is recognised by being readable
    /// @param inside the part an office file has inside; "" for what is no office file
    private record Kind(String mediaType, String magic, String inside) {

        Kind(String mediaType, String magic) {
            this(mediaType, magic, "");
        }
    }

    /// A file as it came in, or what is wrong with it.
    public sealed interface Checked {
        record Fit(AnnexFile file) implements Checked {
        }

        record Unfit(List<Problem> problems) implements Checked {
        }
    }

    /// Checks a file: its name, its size, and that it is what its name says.
    public static Checked check(String givenName, byte[] content) {
        var name = cleanName(givenName);
        if (name.isEmpty()) return unfit("advisory.annex.no-name");
        if (content.length == 0) return unfit("advisory.annex.empty", name);
        if (content.length > LIMIT) return unfit("advisory.annex.large", name, "10");
        var kind = Optional.ofNullable(KINDS.get(ending(name)));
        if (kind.isEmpty()) return unfit("advisory.annex.type", name);
        if (!looksLike(kind.get(), content)) return unfit("advisory.annex.content", name, ending(name));
        return new Checked.Fit(new AnnexFile(name, kind.get().mediaType(), content));
    }

    private static Checked unfit(String code, String... details) {
        return new Checked.Unfit(List.of(Problem.of("annex", code, details)));
    }

    /// The last part of a path, without characters a file system or a header could take amiss.
    private static String cleanName(String given) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "").strip();
        return clean.codePointCount(0, clean.length()) > 120 ? "" : clean;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean looksLike(Kind kind, byte[] content) {
        var magic = HexFormat.of().parseHex(kind.magic());
        if (magic.length == 0) return isText(content);
        return content.length >= magic.length
                && Arrays.equals(content, 0, magic.length, magic, 0, magic.length)
                && (kind.inside().isEmpty() || isOffice(kind.inside(), content));
    }

    /// Names stand in such a file as they are, so nothing need be unpacked to look for them. One with macros is not what
    /// its name says.
    private static boolean isOffice(String part, byte[] content) {
        var names = new String(content, StandardCharsets.ISO_8859_1);
        return names.contains(part) && names.contains("[Content_Types].xml") && !names.contains("vbaProject.bin");
    }

    private static boolean isText(byte[] content) {
        return isText(content, StandardCharsets.UTF_8) || isText(content, Charset.forName("windows-31j"));
    }

    private static boolean isText(byte[] content, Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(content));
            return text.chars().noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "AnnexFile " + mediaType + " of " + content.length + " bytes";
    }
}
