package dev.noroshi.trail;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.audit.Trail;
import dev.noroshi.channel.OwnNotices;
import dev.noroshi.channel.OwnNotices.Told;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.feedback.Answer;
import dev.noroshi.feedback.Answers;
import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How far an advisory has got within the organisation it was handed to, person by person. Each organisation learns that of
/// its own people, by the same right by which it learns who of them has read it ([Readers]).
@Component
public class OwnReach {

    private final Advisories advisories;
    private final Deliveries deliveries;
    private final OwnNotices notices;
    private final Trail trail;
    private final Answers answers;
    private final Directory directory;

    OwnReach(Advisories advisories, Deliveries deliveries, OwnNotices notices, Trail trail, Answers answers,
            Directory directory) {
        this.advisories = advisories;
        this.deliveries = deliveries;
        this.notices = notices;
        this.trail = trail;
        this.answers = answers;
        this.directory = directory;
    }

    /// Whose line it is.
    public sealed interface Who {

        /// The desk of the organisation.
        record Desk() implements Who {
        }

        /// One of its people.
        ///
        /// @param name null when they are no longer registered
        record Own(PersonId person, @Nullable String name) implements Who {
        }

        /// Somebody of another organisation who entered what they were told by telephone; not named.
        record Elsewhere() implements Who {
        }
    }

    /// One line.
    ///
    /// @param told by which means, and what became of it; none for who was not told
    public record Line(Who who, List<Told> told, @Nullable Instant opened, @Nullable Instant confirmed,
            @Nullable Answer answered) {
        public Line {
            told = List.copyOf(told);
        }
    }

    /// The lines of the caller's organisation; empty when it was not handed the advisory, or the caller may not read it.
    @Transactional(readOnly = true)
    public Optional<List<Line>> of(Caller caller, AdvisoryId id) {
        return advisories.parcel(caller, id).map(parcel -> lines(caller, parcel,
                trail.readers(id.value().toString(), caller.organisation())));
    }

    private List<Line> lines(Caller caller, Parcel parcel, List<Trail.Reading> read) {
        var told = notices.of(caller, parcel.id());
        var opened = read.stream()
                .collect(Collectors.toMap(Trail.Reading::person, Trail.Reading::first, (one, other) -> one));
        var openedAt = parcel.openedAt();
        if (openedAt != null)
            deliveries.openedBy(caller, parcel.id()).ifPresent(by -> opened.merge(by, openedAt,
                    (one, other) -> one.isBefore(other) ? one : other));
        var answered = new LinkedHashMap<PersonId, Answer>();
        // the latest comes first
        answers.history(caller, parcel.id()).forEach(each -> answered.putIfAbsent(each.answeredBy(), each));
        var lines = new ArrayList<Line>();
        var desk = told.stream().filter(each -> each.to().person() == null).toList();
        if (!desk.isEmpty()) lines.add(new Line(new Who.Desk(), desk, null, null, null));
        for (var person : people(told, opened, parcel, answered)) {
            var who = who(caller, person);
            lines.add(new Line(who, told.stream().filter(each -> person.equals(each.to().person())).toList(),
                    opened.get(person), person.equals(parcel.confirmedBy()) ? parcel.confirmedAt() : null,
                    answered.get(person)));
        }
        return lines;
    }

    private static LinkedHashSet<PersonId> people(List<Told> told, Map<PersonId, Instant> opened, Parcel parcel,
            Map<PersonId, Answer> answered) {
        var people = new LinkedHashSet<PersonId>();
        for (var each : told) {
            var person = each.to().person();
            if (person != null) people.add(person);
        }
        people.addAll(opened.keySet());
        var confirmedBy = parcel.confirmedBy();
        if (confirmedBy != null) people.add(confirmedBy);
        people.addAll(answered.keySet());
        return people;
    }

    private Who who(Caller caller, PersonId id) {
        var person = directory.person(id);
        if (person.filter(each -> !each.organisation().equals(caller.organisation())).isPresent())
            return new Who.Elsewhere();
        return new Who.Own(id, person.map((Person each) -> each.name(caller.language())).orElse(null));
    }
}
