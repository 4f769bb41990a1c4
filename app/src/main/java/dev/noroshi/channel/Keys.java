package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.seal.KeyReading;
import dev.noroshi.platform.seal.Seals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The certificates and keys people may be written to with. Everybody sees to their own; who arranges the desk, to those of
/// the desk and of everybody in the organisation.
@Component
public class Keys {

    private final KeyRows rows;
    private final AddressBook addresses;
    private final Audit audit;
    private final Clock clock;

    Keys(KeyRows rows, AddressBook addresses, Audit audit, Clock clock) {
        this.rows = rows;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of entering one.
    public sealed interface Entered {

        /// Mails are encrypted with it from now on.
        record Done() implements Entered {
        }

        /// It is the revocation of one on file, which is not used any more.
        record Revoked() implements Entered {
        }

        /// Nothing was changed.
        record Wrong(List<Problem> problems) implements Entered {
        }

        /// The caller may not.
        record Forbidden() implements Entered {
        }
    }

    /// The keys of the caller.
    @Transactional(readOnly = true)
    public List<KeyOnFile> own(Caller caller) {
        return rows.of(caller.organisation()).stream().filter(key -> key.holder().equals(self(caller))).toList();
    }

    /// Those of the desk and of everybody in the caller's organisation; empty for who does not arrange the desk.
    @Transactional(readOnly = true)
    public List<KeyOnFile> all(Caller caller) {
        return caller.may(Permission.EDIT_DESK) ? rows.of(caller.organisation()) : List.of();
    }

    /// Those whose keys the caller may enter beside their own: the people of the organisation.
    @Transactional(readOnly = true)
    public List<Person> colleagues(Caller caller) {
        return addresses.people(List.of(caller.organisation()), LocalDate.now(clock))
                .getOrDefault(caller.organisation(), List.of());
    }

    /// Puts a certificate or key on file.
    ///
    /// @param file as its holder's program writes it
    @Transactional
    public Entered enter(Caller caller, Party holder, byte[] file) {
        if (!maySeeTo(caller, holder)) return new Entered.Forbidden();
        var address = address(caller, holder);
        if (address.isEmpty()) return wrong(Problem.of("key", "channel.key.no-address"));
        return switch (Seals.read(file, clock.instant())) {
            case KeyReading.Bad(var faults) -> new Entered.Wrong(faults.stream().sorted()
                    .map(fault -> Problem.of("key", "channel.key." + fault)).toList());
            case KeyReading.Revoked(var fingerprint) -> {
                if (!rows.revoke(holder, fingerprint, clock.instant()))
                    yield wrong(Problem.of("key", "channel.key.REVOKED"));
                record(caller, "channel.key.revoke", holder);
                yield new Entered.Revoked();
            }
            case KeyReading.Good(var key) -> {
                if (!key.addresses().contains(address.get().toLowerCase(Locale.ROOT)))
                    yield wrong(Problem.of("key", "channel.key.address", address.get()));
                if (rows.isRevoked(holder, key.fingerprint()))
                    yield wrong(Problem.of("key", "channel.key.REVOKED"));
                rows.enter(holder, key, address.get(), caller.person(), clock.instant());
                record(caller, "channel.key.enter", holder);
                yield new Entered.Done();
            }
        };
    }

    private static Entered wrong(Problem problem) {
        return new Entered.Wrong(List.of(problem));
    }

    /// The mail address the key must be for.
    private Optional<String> address(Caller caller, Party holder) {
        var today = LocalDate.now(clock);
        if (holder.person() == null)
            return Optional.ofNullable(addresses.contacts(List.of(caller.organisation()), today)
                    .getOrDefault(caller.organisation(), Contact.NONE).email());
        return colleagues(caller).stream().filter(person -> person.id().equals(holder.person())).findFirst()
                .flatMap(person -> Optional.ofNullable(person.email()));
    }

    /// Says that a key must not be used any more: it is lost, or somebody else has it.
    ///
    /// @return whether there was such a key the caller may see to
    @Transactional
    public boolean revoke(Caller caller, KeyId id) {
        var found = find(caller, id);
        found.ifPresent(key -> {
            rows.revoke(key.holder(), key.fingerprint(), clock.instant());
            record(caller, "channel.key.revoke", key.holder());
        });
        return found.isPresent();
    }

    /// Takes a key from the file: mails go out without content from now on, and nobody is told why.
    ///
    /// @return whether there was such a key the caller may see to
    @Transactional
    public boolean remove(Caller caller, KeyId id) {
        var found = find(caller, id);
        found.ifPresent(key -> {
            rows.remove(id);
            record(caller, "channel.key.remove", key.holder());
        });
        return found.isPresent();
    }

    private Optional<KeyOnFile> find(Caller caller, KeyId id) {
        return rows.of(caller.organisation()).stream()
                .filter(key -> key.id().equals(id) && maySeeTo(caller, key.holder())).findFirst();
    }

    private static boolean maySeeTo(Caller caller, Party holder) {
        return holder.equals(self(caller))
                || holder.organisation().equals(caller.organisation()) && caller.may(Permission.EDIT_DESK);
    }

    private static Party self(Caller caller) {
        return new Party(caller.organisation(), caller.person());
    }

    private void record(Caller caller, String act, Party holder) {
        audit.record(caller.person(), caller.organisation(), act,
                holder.person() == null ? holder.organisation().value() : holder.person().toString());
    }
}
