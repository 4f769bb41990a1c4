package dev.noroshi.indicator;

import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers what stands in the texts of one source, each value once.
final class Harvest {

    /// Who writes and whom to call is no sign of an attack.
    private static final Set<String> ABOUT_PEOPLE = Set.of("sender-ministry", "sender-person", "sender-department",
            "sender-phone", "sender-fax", "sender-mail", "operator", "other-contacts", "contact-person",
            "contact-phone", "contact-fax", "contact-mail");
    private static final Pattern TECHNIQUE = Pattern.compile("(?<![A-Za-z0-9])TA?\\d{4}(?:\\.\\d{3})?(?![0-9A-Za-z])");
    private static final int MOST_TECHNIQUES = 50;
    private static final int LONGEST_PIECE = 500_000;
    private static final Duration ADDRESS = Duration.ofDays(90);
    private static final Duration NAME = Duration.ofDays(180);

    private final UUID source;
    private final Instant readAt;
    private final LinkedHashMap<IndicatorId, Mention> mentions = new LinkedHashMap<>();
    private final Set<String> techniques = new java.util.TreeSet<>();

    Harvest(UUID source, Instant readAt) {
        this.source = source;
        this.readAt = readAt;
    }

    /// The texts of a form, but not who wrote it.
    ///
    /// @param tlp how the whole is marked; a field may be marked otherwise
    void form(FormContent content, Tlp tlp) {
        content.values().forEach((field, value) -> {
            if (!ABOUT_PEOPLE.contains(field.value()))
                for (var text : texts(value))
                    text(field.value(), text, content.part(field).orElse(tlp));
        });
    }

    void text(String place, String text, Tlp tlp) {
        for (var piece : pieces(text)) {
            var technique = TECHNIQUE.matcher(Refanged.plain(piece));
            while (technique.find() && techniques.size() < MOST_TECHNIQUES)
                techniques.add(technique.group());
            for (var found : Finder.in(piece))
                add(place, found, tlp);
        }
    }

    /// A long text in pieces that end with a line, or else with a word: what is looked at takes a multiple of its length in memory.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var from = 0;
        while (text.length() - from > LONGEST_PIECE) {
            var most = from + LONGEST_PIECE;
            var to = text.lastIndexOf('\n', most - 1) + 1;
            if (to <= from)
                for (to = most; to > from && "\",; \t".indexOf(text.charAt(to - 1)) < 0;)
                    to--;
            if (to <= from) to = most;
            pieces.add(text.substring(from, to));
            from = to;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /// Whether there may be more values than are taken.
    boolean isFull() {
        return mentions.size() >= Finder.MOST;
    }

    /// The name of a file, of which it is known that it is one.
    void file(String place, String name, Tlp tlp) {
        add(place, new Found(IndicatorType.FILE_NAME, name.toLowerCase(Locale.ROOT), name, null, name, 0,
                name.length()), tlp);
    }

    /// How a program names itself.
    void program(String place, String name, Tlp tlp) {
        add(place, new Found(IndicatorType.USER_AGENT, name, null, null, name, 0, name.length()), tlp);
    }

    private void add(String place, Found found, Tlp tlp) {
        if (mentions.size() >= Finder.MOST) return;
        var id = IndicatorId.of(found.type(), found.value());
        var first = mentions.get(id);
        mentions.put(id, first == null
                ? new Mention(source, id, mentions.size(), found.type(), found.value(), found.shown(), found.host(),
                        found.written(), place, 1, tlp, null, readAt, validUntil(found.type(), readAt), List.of())
                // where it stands twice, it goes as far as the wider of the two: that much may be known
                : new Mention(source, id, first.position(), first.type(), first.value(), first.shown(), first.host(),
                        first.written(), first.place(), first.times() + 1, wider(first.tlp(), tlp), null, readAt,
                        first.validUntil(), List.of()));
    }

    private static Tlp wider(Tlp one, Tlp other) {
        return one.isWiderThan(other) ? one : other;
    }

    /// Until when a value means something, where nobody says: machines change hands, files do not.
    static @Nullable Instant validUntil(IndicatorType type, Instant from) {
        return switch (type) {
            case IPV4, IPV6, NETWORK -> from.plus(ADDRESS);
            case DOMAIN, URL, MAIL -> from.plus(NAME);
            case MD5, SHA1, SHA256, SHA512, FILE_NAME, CVE, REGISTRY_KEY, USER_AGENT -> null;
        };
    }

    /// In the order in which they stand there. What the texts say of techniques, they say of all of them.
    List<Mention> mentions() {
        var named = List.copyOf(techniques);
        var all = new ArrayList<Mention>();
        for (var each : mentions.values())
            all.add(new Mention(source, each.indicator(), each.position(), each.type(), each.value(), each.shown(),
                    each.host(), each.written(), each.place(), each.times(), each.tlp(), each.confidence(),
                    each.validFrom(), each.validUntil(), named));
        all.sort(Comparator.comparingInt(Mention::position));
        return all;
    }

    private static List<String> texts(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(var text) -> List.of(text);
            case FieldValue.Written(var text) -> List.of(text);
            case FieldValue.ChoiceWithText(var _, var text) -> text == null ? List.of() : List.of(text);
            case FieldValue.Moment(var _, var basis) -> basis == null ? List.of() : List.of(basis);
            case FieldValue.Unknown(var basis) -> basis == null ? List.of() : List.of(basis);
            case FieldValue.Rows(var rows) -> rows.stream().map(FieldValue.Row::status).toList();
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ -> List.of();
        };
    }
}
