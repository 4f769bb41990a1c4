package dev.noroshi.access;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tokens and certificates machines enter with, for pages about machines. Whoever manages the accounts of their
/// organisation is told of all of them, everybody else of their own.
@Component
public class MachineTokens {

    private final Tokens tokens;
    private final Directory directory;
    private final Registry registry;
    private final Clock clock;

    MachineTokens(Tokens tokens, Directory directory, Registry registry, Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.registry = registry;
        this.clock = clock;
    }

    /// What a token is.
    public enum Kind {
        TOKEN, CERTIFICATE
    }

    /// A token or a certificate that can be used now.
    ///
    /// @param holder whose name the machine acts in
    /// @param lastUsed to the minute; none when it never was
    public record Held(String name, String holder, Kind kind, Instant expires, @Nullable Instant lastUsed,
            @Nullable String lastAddress) {
    }

    /// Those that can be used now, the one used last first.
    public List<Held> of(Caller caller) {
        return people(caller).flatMap(person -> held(person, caller.language()))
                .sorted(Comparator.comparing(Held::lastUsed, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Held::name))
                .toList();
    }

    private Stream<Person> people(Caller caller) {
        if (!caller.may(Permission.MANAGE_ACCOUNTS)) return directory.person(caller.person()).stream();
        return registry.people(List.of(caller.organisation()), LocalDate.now(clock)).stream()
                .flatMap(entry -> directory.personByLogin(entry.login()).stream());
    }

    private Stream<Held> held(Person person, Language language) {
        return tokens.of(person.id()).stream()
                .filter(each -> each.revoked() == null && each.expires().isAfter(clock.instant()))
                .map(each -> new Held(each.name(), person.name(language), switch (each.kind()) {
                    case TOKEN -> Kind.TOKEN;
                    case CERTIFICATE -> Kind.CERTIFICATE;
                }, each.expires(), each.lastUsed(), each.lastAddress()));
    }
}
