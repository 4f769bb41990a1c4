package dev.noroshi.mailin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The fields of a delivery status (RFC 3464), those of the mail and of the first recipient together: ours have one.
record ReportFields(Map<String, String> all) {

    static final ReportFields NONE = new ReportFields(Map.of());

    private static final int MOST = 200;

    static ReportFields of(String text) {
        var all = new HashMap<String, String>();
        text.replace("\r\n", "\n").replaceAll("\n[ \t]+", " ").lines().limit(MOST).forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0)
                all.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        });
        return new ReportFields(all);
    }

    /// Nothing when there is no such field.
    String get(String name) {
        return all.getOrDefault(name, "");
    }
}
