package dev.noroshi.contacts;

import dev.noroshi.kernel.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a link shows of the one it was sent to: enough to say that it is right, masked for whoever else may have it.
///
/// @param organisation its names
/// @param name of the person, the first characters only; null for a desk
/// @param lines what is recorded, masked
/// @param isOver whether it is too late to answer
public record Card(AskedId id, Kind kind, Language language, Names organisation, @Nullable Names name,
        List<Line> lines, Answer answer, Instant deadline, boolean isOver) {

    public Card {
        lines = List.copyOf(lines);
    }

    /// A name in both languages: the page is not always in that of the mail.
    public record Names(String ja, String en) {

        public String in(Language language) {
            return language.choose(ja, en);
        }
    }

    /// @param what which means: the word is `contacts.field.<what>`
    /// @param masked null when nothing is recorded
    public record Line(String what, @Nullable String masked) {
    }

    /// `m•••@example.jp`, `03-••••-•127`: the domain and the last three digits tell whose it is to those who know.
    static @Nullable String mask(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        var at = text.indexOf('@');
        if (at > 0) return text.substring(0, text.offsetByCodePoints(0, 1)) + "•••" + text.substring(at);
        var digits = text.chars().filter(Character::isDigit).count();
        var masked = new StringBuilder();
        var seen = 0;
        for (var each : text.toCharArray()) {
            if (Character.isDigit(each)) seen++;
            masked.append(Character.isDigit(each) && seen > 2 && seen <= digits - 3 ? '•' : each);
        }
        return masked.toString();
    }

    /// The first character of a name.
    static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "•••";
    }
}
