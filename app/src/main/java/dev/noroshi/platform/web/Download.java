package dev.noroshi.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A file that is handed out: always to be kept, never opened inside our pages. Pages hand files out below `/files/` and
/// nowhere else, the API below its own address; the policy that lets a file do nothing is set for both.
public final class Download {

    /// CSV in UTF-8.
    public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final int LONGEST_NAME = 150;
    /// What needs no escape in an extended value (RFC 8187, section 3.2.1).
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Download() {
    }

    /// @param name as people shall see it; whatever could end it or lead into another folder is taken out
    public static ResponseEntity<byte[]> of(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .body(content);
    }

    /// The same for a CSV that spreadsheets read rightly, since it begins with a mark.
    public static ResponseEntity<byte[]> csv(String name, String content) {
        return of(name, CSV, ("\uFEFF" + content).getBytes(StandardCharsets.UTF_8));
    }

    /// `attachment` with the name in ASCII, and where that is not all of it, as it is (RFC 6266, section 4.3).
    static String disposition(String name) {
        var clean = clean(name);
        var ascii = clean.replaceAll("[^\\x20-\\x7E]", "_");
        var plain = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(clean) ? plain : plain + "; filename*=UTF-8''" + extended(clean);
    }

    private static String clean(String name) {
        var clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"\\\\/:*?<>|%]", "_").strip().replaceFirst("^\\.+", "_");
        if (clean.isEmpty()) return "file";
        var length = clean.codePointCount(0, clean.length());
        return length <= LONGEST_NAME
                ? clean
                : clean.substring(clean.offsetByCodePoints(0, length - LONGEST_NAME));
    }

    private static String extended(String name) {
        var text = new StringBuilder();
        for (var each : name.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (each & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) text.append(c);
            else text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return text.toString();
    }
}
