package dev.noroshi.platform.mime;

import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/// HTML as plain text, so that nothing in it can act, load or hide behind a colour.
public final class PlainText {

    private static final int LONGEST = 500_000;
    private static final Set<String> BREAKS = Set.of("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table",
            "blockquote");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");

    private PlainText() {
    }

    /// What a reader would see of it.
    public static String ofHtml(String html) {
        var text = new StringBuilder();
        var whole = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        var small = whole.toLowerCase(Locale.ROOT);
        for (var at = 0; at < whole.length(); at++) {
            var each = whole.charAt(at);
            if (each != '<') {
                text.append(each == '\n' || each == '\r' ? ' ' : each);
                continue;
            }
            var isComment = whole.startsWith("<!--", at);
            var end = whole.indexOf(isComment ? "-->" : ">", at);
            if (end < 0) break;
            var name = isComment ? "" : name(small, at + 1, end);
            if (BREAKS.contains(name)) text.append('\n');
            if (!UNSEEN.contains(name)) {
                at = end + (isComment ? 2 : 0);
                continue;
            }
            var close = small.indexOf("</" + name, end);
            // as in a browser: what is never closed hides the rest
            if (close < 0) break;
            at = close - 1;
        }
        return HtmlUtils.htmlUnescape(text.toString()).replaceAll("[ \t\u00A0]+", " ").replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n").strip();
    }

    private static String name(String small, int from, int to) {
        var end = from;
        while (end < to && Character.isLetterOrDigit(small.charAt(end)))
            end++;
        return small.substring(from, end);
    }
}
