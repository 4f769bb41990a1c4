package dev.noroshi.platform.mime;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/// The name an attachment claims to have.
final class FileName {

    private static final int LONGEST = 200;

    private FileName() {
    }

    /// What is wrong with a name.
    static Optional<Danger> danger(String name) {
        if (name.codePoints().anyMatch(FileName::deceives)) return Optional.of(Danger.NAME_DECEIVES);
        var steps = Normalizer.normalize(name, Normalizer.Form.NFKC).split("[/\\\\¥]", -1);
        var leaves = steps.length > 1 && (steps[0].isEmpty() || steps[0].matches("[A-Za-z]:")
                || Arrays.stream(steps).anyMatch(step -> step.strip().equals("..")));
        return leaves ? Optional.of(Danger.NAME_LEADS_ELSEWHERE) : Optional.empty();
    }

    /// Control characters, and those that turn the direction of writing: `報告xslx.exe` can be made to end in xlsx.
    private static boolean deceives(int each) {
        return Character.isISOControl(each) || each >= 0x202A && each <= 0x202E || each >= 0x2066 && each <= 0x2069
                || each == 0x200E || each == 0x200F;
    }

    /// The name as it may be shown and kept.
    static String kept(String name) {
        var last = name.strip().replaceAll("[/\\\\]", "_");
        return last.length() <= LONGEST ? last : last.substring(last.length() - LONGEST);
    }
}
