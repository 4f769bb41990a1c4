package dev.noroshi.indicator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds registry keys and user agents.
final class WindowsReader {

    private static final int LONGEST_KEY = 512;
    private static final int LONGEST_WORDS = 60;
    private static final int LONGEST_AGENT = 512;
    private static final Map<String, String> HIVES = Map.of("HKLM", "HKEY_LOCAL_MACHINE", "HKCU", "HKEY_CURRENT_USER",
            "HKCR", "HKEY_CLASSES_ROOT", "HKU", "HKEY_USERS", "HKCC", "HKEY_CURRENT_CONFIG");
    private static final Pattern HIVE = Pattern.compile("(?i)(?<![A-Za-z0-9_])(HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER"
            + "|HKEY_CLASSES_ROOT|HKEY_USERS|HKEY_CURRENT_CONFIG|HKLM|HKCU|HKCR|HKU|HKCC):?\\\\");
    private static final Pattern AGENT = Pattern.compile(
            "(?i)(?:user[- ]?agent|ユーザー?エージェント)[\"']? ?[:=] ?|(?<![A-Za-z0-9])(?=Mozilla/\\d\\.\\d \\()");
    private static final String NOT_IN_KEY = "\"'<>|:;,*?\t\r\n、。「」『』（）()【】[]=";
    private static final String NOT_IN_AGENT = "\"\t\r\n、。「」『』【】`";

    private final Finder finder;
    private final String text;

    WindowsReader(Finder finder) {
        this.finder = finder;
        this.text = finder.text();
    }

    void look() {
        var hive = HIVE.matcher(text);
        for (var from = 0; hive.find(from);) {
            from = keyEnd(hive.end());
            if (from > hive.end()) takeKey(hive.group(1), hive.start(), hive.end(), from);
        }
        var agent = AGENT.matcher(text);
        for (var from = 0; from <= text.length() && agent.find(from);) {
            var begin = finder.at(agent.end()) == '"' ? agent.end() + 1 : agent.end();
            var end = agentEnd(begin);
            if (end - begin > 3)
                finder.take(IndicatorType.USER_AGENT, text.substring(begin, end), null, null, begin, end);
            from = Math.max(end, agent.end()) + 1;
        }
    }

    private void takeKey(String hive, int start, int begin, int end) {
        var key = named(hive, text.substring(begin, end), text.substring(start, end));
        finder.take(key.type(), key.value(), key.shown(), null, start, end);
    }

    private static Found named(String hive, String words, String written) {
        var large = hive.toUpperCase(Locale.ROOT);
        var root = HIVES.getOrDefault(large, large);
        var path = words.replaceAll("\\\\+", "\\\\");
        // the registry knows no capitals, people do
        return new Found(IndicatorType.REGISTRY_KEY, root + "\\" + path.toLowerCase(Locale.ROOT), root + "\\" + path,
                null, written, 0, written.length());
    }

    /// A key of which it is known that it is one, to its end, blanks or not; empty when it begins at no hive.
    static Optional<Found> key(String text) {
        var hive = HIVE.matcher(text);
        if (!hive.lookingAt() || text.length() - hive.end() > LONGEST_KEY) return Optional.empty();
        var words = text.substring(hive.end()).replaceAll("\\\\+$", "");
        return words.isEmpty() ? Optional.empty() : Optional.of(named(hive.group(1), words, text));
    }

    /// The words of a key may have blanks between them, but only where another step follows: the last one ends at a blank.
    private int keyEnd(int begin) {
        var end = begin;
        while (end - begin < LONGEST_KEY) {
            var word = wordEnd(end);
            var step = stepEnd(word);
            end = step < 0 ? word : step + 1;
            if (step < 0) break;
        }
        while (end > begin && (text.charAt(end - 1) == '\\' || text.charAt(end - 1) == '.'))
            end--;
        return end;
    }

    private int wordEnd(int from) {
        var end = from;
        while (end < text.length() && end - from < 255 && isInKey(text.charAt(end)) && text.charAt(end) != ' '
                && text.charAt(end) != '\\')
            end++;
        return end;
    }

    /// The next backslash, if only a few words stand before it; -1 when none does.
    private int stepEnd(int from) {
        for (var end = from; end < text.length() && end - from < LONGEST_WORDS && isInKey(text.charAt(end)); end++)
            if (text.charAt(end) == '\\') return end > from && text.charAt(end - 1) == ' ' ? -1 : end;
        return -1;
    }

    private static boolean isInKey(char c) {
        return NOT_IN_KEY.indexOf(c) < 0 && !Hosts.isJapanese(c);
    }

    private int agentEnd(int begin) {
        var end = begin;
        while (end < text.length() && end - begin < LONGEST_AGENT && NOT_IN_AGENT.indexOf(text.charAt(end)) < 0
                && !Hosts.isJapanese(text.charAt(end)))
            end++;
        while (end > begin && " .,;'".indexOf(text.charAt(end - 1)) >= 0)
            end--;
        return end;
    }
}
