package dev.noroshi.channel.api;

import dev.noroshi.channel.Arrangement;
import dev.noroshi.channel.Choice;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.OpeningHours;
import dev.noroshi.channel.Pace;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.web.JsonBody;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads an arrangement that a program sends. What is missing is as where nobody arranged anything; what cannot be read is
/// a problem of the body.
final class ArrangementBody {

    private ArrangementBody() {
    }

    /// @param colleagues among whom deputies are found by their login
    static Arrangement read(JsonBody body, List<Person> colleagues) {
        var table = Choice.Table.USUAL;
        for (var isOpen : List.of(true, false)) {
            var part = body.object(isOpen ? "open" : "closed");
            if (part.isEmpty()) continue;
            for (var importance : Importance.values()) {
                var choice = part.get().object(importance.name()).map(ArrangementBody::choice);
                if (choice.isPresent()) table = table.with(isOpen, importance, choice.get());
            }
            part.get().refuseOthers();
        }
        var hours = body.object("hours").map(ArrangementBody::hours).orElse(null);
        var deputies = body.list("deputies").stream().flatMap(login -> deputy(body, login, colleagues).stream())
                .toList();
        var absence = body.object("absence").map(ArrangementBody::absence).orElse(null);
        body.refuseOthers();
        return new Arrangement(table, hours, deputies, absence);
    }

    private static Choice choice(JsonBody body) {
        var choice = new Choice(body.options("means", Means.class),
                body.option("pace", Pace.class).orElse(Pace.AT_ONCE));
        body.refuseOthers();
        return choice;
    }

    private static @Nullable OpeningHours hours(JsonBody body) {
        var days = body.options("days", DayOfWeek.class);
        if (days.isEmpty()) body.problem("days", "channel.hours-need-a-day");
        var opens = parsed(body, "opens", LocalTime::parse);
        var closes = parsed(body, "closes", LocalTime::parse);
        body.refuseOthers();
        return days.isEmpty() || opens.isEmpty() || closes.isEmpty()
                ? null
                : new OpeningHours(days, opens.get(), closes.get());
    }

    private static Arrangement.@Nullable Absence absence(JsonBody body) {
        var from = parsed(body, "from", LocalDate::parse);
        var until = parsed(body, "until", LocalDate::parse);
        body.refuseOthers();
        return from.isEmpty() || until.isEmpty() ? null : new Arrangement.Absence(from.get(), until.get());
    }

    private static Optional<PersonId> deputy(JsonBody body, String login, List<Person> colleagues) {
        var found = colleagues.stream().filter(each -> each.login().equals(login)).map(Person::id).findFirst();
        if (found.isEmpty()) body.problem("deputies", "channel.deputies-wrong", "" + Arrangement.MOST_DEPUTIES);
        return found;
    }

    private static <T> Optional<T> parsed(JsonBody body, String member, Function<String, T> parser) {
        var written = body.text(member).orElse("");
        try {
            return Optional.of(parser.apply(written.strip()));
        } catch (DateTimeException e) {
            body.problem(member, "unreadable", JsonBody.shortened(written));
            return Optional.empty();
        }
    }
}
