package dev.noroshi.platform.mime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The head of a mail. Never printed by `toString`: it names people.
public record Head(List<Field> fields) {

    /// Of a mail of which nothing could be read.
    public static final Head NONE = new Head(List.of());

    private static final Pattern IN_BRACKETS = Pattern.compile("<\\s*([^<>\\s]{1,64}@[^<>\\s@]{1,255})\\s*>");
    private static final Pattern BARE = Pattern.compile("[^<>\\s,;:\"()]{1,64}@[^<>\\s,;:\"()@]{1,255}");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,300})>");

    public Head {
        fields = List.copyOf(fields);
    }

    /// @param name in small letters
    public record Field(String name, byte[] body) {

        /// As people read it.
        public String text() {
            return HeadText.of(body);
        }
    }

    /// Every field of a name, in their order.
    ///
    /// @param name in small letters
    public List<Field> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    /// The first field of a name as people read it; empty when there is none.
    public String text(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().map(Field::text).orElse("");
    }

    public String subject() {
        return text("subject");
    }

    /// The one address in `From`, in small letters; empty when there is none, or several to choose from.
    public Optional<String> from() {
        var froms = all("from");
        if (froms.size() != 1) return Optional.empty();
        var found = addresses(froms.getFirst());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// The addresses in a field, in small letters. Names may look like addresses, so what is quoted or encoded is none.
    public static List<String> addresses(Field field) {
        var text = withoutQuoted(HeadText.raw(field.body())).replaceAll("=\\?[^?]*\\?.\\?[^?]*\\?=", "");
        var bracketed = IN_BRACKETS.matcher(text).results().map(found -> found.group(1)).toList();
        var found = bracketed.isEmpty()
                ? BARE.matcher(text).results().map(java.util.regex.MatchResult::group).toList()
                : bracketed;
        return found.stream().map(each -> each.toLowerCase(java.util.Locale.ROOT)).distinct().toList();
    }

    /// By hand: a pattern that repeats a choice goes as deep as the text is long.
    private static String withoutQuoted(String text) {
        var kept = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.length(); at++) {
            var each = text.charAt(at);
            if (each == '"')
                isQuoted = !isQuoted;
            else
                if (isQuoted && each == '\\')
                    at++;
                else
                    if (!isQuoted) kept.append(each);
        }
        return kept.toString();
    }

    /// The `Message-ID` without its brackets; empty when there is none.
    public Optional<String> messageId() {
        return ids("message-id").stream().findFirst();
    }

    /// The ids in a field such as `References`, without their brackets.
    public List<String> ids(String name) {
        return all(name).stream().flatMap(field -> ID.matcher(HeadText.raw(field.body())).results())
                .map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
        return "Head [withheld]";
    }
}
