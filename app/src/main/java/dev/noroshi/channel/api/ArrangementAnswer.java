package dev.noroshi.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.channel.Arrangement;
import dev.noroshi.channel.Arrangements.Known;
import dev.noroshi.channel.Choice;
import dev.noroshi.channel.OpeningHours;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How somebody is told, as programs get it; `arrangement` is what they may send back.
///
/// @param means those the party could be told by, an address being known
/// @param mailWorks whether the program has a mail server
/// @param colleagues those who may be deputies
/// @param webhook the system that is called; null where there is none, and for people
@Schema(name = "NotificationArrangement")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ArrangementAnswer(Body arrangement, List<String> means, @JsonProperty("mail-works") boolean mailWorks,
        List<Colleague> colleagues, @Nullable String webhook) {

    ArrangementAnswer {
        means = List.copyOf(means);
        colleagues = List.copyOf(colleagues);
    }

    static ArrangementAnswer of(Known known, Language language, @Nullable String webhook) {
        return new ArrangementAnswer(Body.of(known.arrangement(), known.colleagues()),
                known.means().stream().sorted().map(Enum::name).toList(), known.mailWorks(),
                known.colleagues().stream().map(each -> new Colleague(each.login(), each.name(language))).toList(),
                webhook);
    }

    /// @param login by which they are named as a deputy
    @Schema(name = "NotificationColleague")
    record Colleague(String login, String name) {
        @Override
        public String toString() {
            return "Colleague [withheld]";
        }
    }

    /// @param open for working hours, one choice for each importance
    /// @param closed for the rest of the time
    /// @param hours null where those of the desk hold, and for the desk the usual ones
    /// @param deputies logins, in order
    @Schema(name = "NotificationArrangementBody")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Body(Map<Importance, ChoiceAnswer> open, Map<Importance, ChoiceAnswer> closed,
            @Nullable HoursAnswer hours, List<String> deputies, @Nullable AbsenceAnswer absence) {

        Body {
            open = Map.copyOf(open);
            closed = Map.copyOf(closed);
            deputies = List.copyOf(deputies);
        }

        static Body of(Arrangement arrangement, List<Person> colleagues) {
            var hours = arrangement.hours();
            var absence = arrangement.absence();
            return new Body(choices(arrangement.choices().open()), choices(arrangement.choices().closed()),
                    hours == null ? null : HoursAnswer.of(hours),
                    arrangement.deputies().stream().flatMap(each -> login(each, colleagues)).toList(),
                    absence == null ? null : new AbsenceAnswer(absence.first(), absence.last()));
        }

        private static Stream<String> login(PersonId deputy, List<Person> colleagues) {
            return colleagues.stream().filter(each -> each.id().equals(deputy)).map(Person::login);
        }

        private static Map<Importance, ChoiceAnswer> choices(Map<Importance, Choice> choices) {
            var answers = new EnumMap<Importance, ChoiceAnswer>(Importance.class);
            choices.forEach((importance, choice) -> answers.put(importance, new ChoiceAnswer(
                    choice.means().stream().sorted().map(Enum::name).toList(), choice.pace().name())));
            return answers;
        }

        @Override
        public String toString() {
            return "Body [withheld]";
        }
    }

    /// @param means none means the inbox alone
    @Schema(name = "NotificationChoice")
    record ChoiceAnswer(List<String> means, @Schema(allowableValues = {
            "AT_ONCE", "DIGEST"}) String pace) {
        ChoiceAnswer {
            means = List.copyOf(means);
        }
    }

    @Schema(name = "NotificationHours")
    record HoursAnswer(List<DayOfWeek> days, @Schema(example = "08:30") String opens,
            @Schema(example = "17:45") String closes) {
        HoursAnswer {
            days = List.copyOf(days);
        }

        static HoursAnswer of(OpeningHours hours) {
            return new HoursAnswer(hours.days().stream().sorted().toList(), hours.opens().toString(),
                    hours.closes().toString());
        }
    }

    /// @param from the first day away
    /// @param until the last day away
    @Schema(name = "NotificationAbsence")
    record AbsenceAnswer(LocalDate from, LocalDate until) {
    }
}
