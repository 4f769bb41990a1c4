package dev.noroshi.c4tap;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.source.Lookout;
import dev.noroshi.source.Lookouts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says whether a text names who reported, or whom the suspicious mail was sent to: as it is, and as links hide it (percent signs,
/// base64).
final class Telling {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,2000}");

    private final Lookout lookout;
    private final List<Pattern> names;

    private Telling(Lookout lookout, List<Pattern> names) {
        this.lookout = lookout;
        this.names = names;
    }

    /// @param reporter null where nobody knows it: then nobody may be named
    /// @param names of those the mail was sent to
    static Telling of(Lookouts lookouts, @Nullable OrganisationId reporter, Collection<String> names) {
        return new Telling(reporter == null ? lookouts.forEverybody() : lookouts.of(reporter, List.of()),
                names.stream().map(Telling::folded).filter(each -> !each.isBlank()).distinct()
                        .map(each -> Pattern.compile("(?<![a-z0-9])" + Pattern.quote(each) + "(?![a-z0-9])"))
                        .toList());
    }

    boolean isIn(String text) {
        return forms(text).stream().anyMatch(this::names);
    }

    private boolean names(String text) {
        if (!lookout.in(text).isEmpty()) return true;
        var folded = folded(text);
        return names.stream().anyMatch(name -> name.matcher(folded).find());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> forms(String text) {
        var forms = new ArrayList<String>();
        forms.add(text);
        if (text.indexOf('%') >= 0) forms.add(unescaped(text));
        for (var form : List.copyOf(forms)) {
            var token = BASE64.matcher(form);
            while (token.find())
                decoded(token.group()).forEach(forms::add);
        }
        return forms;
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException none) {
            return text;
        }
    }

    /// From each of four beginnings: a word may stand behind something else.
    private static List<String> decoded(String token) {
        var plain = token.replace('-', '+').replace('_', '/');
        var found = new ArrayList<String>();
        for (var from = 0; from < 4 && plain.length() - from >= 4; from++) {
            var end = from + (plain.length() - from) / 4 * 4;
            var rest = plain.length() - end;
            try {
                found.add(
                        new String(Base64.getDecoder().decode(plain.substring(from, rest >= 2 ? plain.length() : end)),
                                StandardCharsets.UTF_8));
            } catch (IllegalArgumentException none) {
                // no such text
            }
        }
        return found;
    }
}
