package dev.noroshi.channel;

import dev.noroshi.channel.Arrangements.Whose;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The page's form, read. What cannot be read is a problem of its field; the rest stands as it was.
///
/// @param arrangement what was read
/// @param problems what could not be
record ArrangementForm(Arrangement arrangement, List<Problem> problems) {

    static ArrangementForm read(Whose whose, MultiValueMap<String, String> sent, Arrangement before) {
        return new Reader(sent).read(whose, before);
    }

    private static final class Reader {

        private final MultiValueMap<String, String> sent;
        private final List<Problem> problems = new ArrayList<>();

        Reader(MultiValueMap<String, String> sent) {
            this.sent = sent;
        }

        ArrangementForm read(Whose whose, Arrangement before) {
            var choices = before.choices();
            for (var isOpen : List.of(true, false))
                for (var importance : Importance.values())
                    choices = choices.with(isOpen, importance, choice(Arrangements.field(isOpen, importance)));
            var arrangement = whose == Whose.DESK
                    ? new Arrangement(choices, hours(), List.of(), null)
                    : new Arrangement(choices, hours(), deputies(), absence());
            return new ArrangementForm(arrangement, List.copyOf(problems));
        }

        private Choice choice(String field) {
            var means = EnumSet.noneOf(Means.class);
            for (var each : sent.getOrDefault(field, List.of()))
                named(Means.values(), each).ifPresentOrElse(means::add, () -> wrong(field));
            var isDigest = Pace.DIGEST.name().equals(sent.getFirst(field + ".pace"));
            return new Choice(means, isDigest ? Pace.DIGEST : Pace.AT_ONCE);
        }

        private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
            for (var each : values)
                if (each.name().equals(name)) return Optional.of(each);
            return Optional.empty();
        }

        private @Nullable OpeningHours hours() {
            if (!"OWN".equals(sent.getFirst("hours"))) return null;
            var days = EnumSet.noneOf(DayOfWeek.class);
            for (var each : sent.getOrDefault("days", List.of()))
                named(DayOfWeek.values(), each).ifPresent(days::add);
            if (days.isEmpty()) problems.add(Problem.of("days", "channel.hours-need-a-day"));
            var opens = parsed("opens", LocalTime::parse);
            var closes = parsed("closes", LocalTime::parse);
            if (opens.isEmpty()) wrong("opens");
            if (closes.isEmpty()) wrong("closes");
            return days.isEmpty() || opens.isEmpty() || closes.isEmpty()
                    ? null
                    : new OpeningHours(Set.copyOf(days), opens.get(), closes.get());
        }

        private List<PersonId> deputies() {
            return sent.getOrDefault("deputies", List.of()).stream().filter(text -> !text.isBlank())
                    .flatMap(text -> Arrangements.person(text).stream()).toList();
        }

        private Arrangement.@Nullable Absence absence() {
            if (blank("away-from") && blank("away-until")) return null;
            var first = parsed("away-from", LocalDate::parse);
            var last = parsed("away-until", LocalDate::parse);
            if (first.isEmpty() || last.isEmpty()) {
                problems.add(Problem.of("absence", "channel.absence-needs-two-days"));
                return null;
            }
            return new Arrangement.Absence(first.get(), last.get());
        }

        private boolean blank(String field) {
            var text = sent.getFirst(field);
            return text == null || text.isBlank();
        }

        private <T> Optional<T> parsed(String field, Function<String, T> parser) {
            var text = sent.getFirst(field);
            if (text == null) return Optional.empty();
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private void wrong(String field) {
            problems.add(Problem.of(field, "channel.unreadable"));
        }
    }
}
