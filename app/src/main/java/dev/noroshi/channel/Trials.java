package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The telephones that are rung to see whether somebody answers (疎通テスト). Whoever began the test rings them.
@Component
public class Trials {

    private static final int LIMIT = 200;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final AddressBook addresses;
    private final Audit audit;
    private final Clock clock;

    Trials(JdbcClient jdbc, Directory directory, AddressBook addresses, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// A telephone to be rung.
    ///
    /// @param person whose it is; null for the desk
    public record Line(MessageId id, Organisation to, @Nullable Person person, String number, Instant since) {
    }

    /// What came of ringing.
    public enum Result {
        /// Somebody of theirs answered.
        ANSWERED, NO_ANSWER, WRONG_NUMBER
    }

    /// As many lines as are shown at once.
    ///
    /// @param more how many there are beside them
    public record Part(List<Line> lines, int more) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// Those nobody has rung yet, by organisation.
    @Transactional(readOnly = true)
    public Part waiting(Caller caller) {
        var lines = lines(caller);
        return new Part(lines, lines.size() < LIMIT ? 0 : all(caller) - lines.size());
    }

    private int all(Caller caller) {
        return jdbc
                .sql("""
                select count(*) from channel.message
                where sender = :sender and means = 'TELEPHONE' and state = 'WAITING' and about is not null and due_at <= :now""")
                .param("sender", caller.organisation().value()).param("now", now()).query(Integer.class).single();
    }

    private List<Line> lines(Caller caller) {
        var rung = jdbc.sql("""
                select id, organisation, person, address, created_at from channel.message
                where sender = :sender and means = 'TELEPHONE' and state = 'WAITING' and about is not null and due_at <= :now
                order by created_at, organisation, person nulls first, id
                limit :limit""").param("sender", caller.organisation().value()).param("now", now())
                .param("limit", LIMIT).query((row, n) -> {
                    var person = row.getObject("person", Long.class);
                    return new Rung(new MessageId(row.getObject("id", UUID.class)),
                            new Party(new OrganisationId(row.getString("organisation")),
                                    person == null ? null : new PersonId(person)),
                            row.getString("address"), Moments.of(row, "created_at"));
                }).list();
        var today = LocalDate.now(clock);
        var ids = rung.stream().map(each -> each.to().organisation()).collect(Collectors.toSet());
        var names = directory.organisations(ids, today).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var people = addresses.people(ids, today).values().stream().flatMap(List::stream)
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return rung.stream().flatMap(each -> {
            var organisation = names.get(each.to().organisation());
            var person = each.to().person();
            return organisation == null
                    ? Stream.empty()
                    : Stream.of(new Line(each.id(), organisation, person == null ? null : people.get(person),
                            each.number(), each.since()));
        }).toList();
    }

    /// A row.
    private record Rung(MessageId id, Party to, String number, Instant since) {
    }

    /// Notes what came of ringing. Who did not answer, or has another number by now, has failed the test.
    ///
    /// @return whether the caller's organisation began such a test, and nobody has noted it before
    @Transactional
    public boolean note(Caller caller, MessageId id, Result result) {
        var cause = switch (result) {
            case ANSWERED -> null;
            case NO_ANSWER -> Cause.NO_ANSWER.name();
            case WRONG_NUMBER -> Cause.WRONG_NUMBER.name();
        };
        var changed = jdbc
                .sql("""
                update channel.message
                set state = case when :cause::text is null then 'DELIVERED' else 'DEAD' end, cause = :cause,
                    attempts = attempts + 1, handed_at = :now, ended_at = :now
                where id = :id and sender = :sender and means = 'TELEPHONE' and about is not null and state = 'WAITING'""")
                .param("cause", cause, java.sql.Types.VARCHAR).param("now", now()).param("id", id.value())
                .param("sender", caller.organisation().value()).update();
        if (changed == 0) return false;
        audit.record(caller.person(), caller.organisation(),
                "channel.trial." + result.name().toLowerCase(Locale.ROOT), id.toString());
        return true;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
