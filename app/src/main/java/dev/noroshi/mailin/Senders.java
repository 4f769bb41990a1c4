package dev.noroshi.mailin;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.mime.ReadMail;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out who sent a mail, and whose desk sees to it.
@Component
class Senders {

    private final AddressBook addresses;
    private final Directory directory;
    private final Signatures signatures;
    private final DomainSignatures domains;
    private final MailInSettings settings;
    private final Clock clock;

    Senders(AddressBook addresses, Directory directory, Signatures signatures, DomainSignatures domains,
            MailInSettings settings, Clock clock) {
        this.addresses = addresses;
        this.directory = directory;
        this.signatures = signatures;
        this.domains = domains;
        this.settings = settings;
        this.clock = clock;
    }

    Sender of(ReadMail mail, byte[] raw) {
        var from = mail.head().from();
        if (from.isEmpty()) return new Sender.Doubtful(null, Reason.SENDER_UNCLEAR);
        var people = addresses.peopleAt(from.get(), today());
        var domain = from.get().substring(from.get().lastIndexOf('@') + 1);
        var organisations = addresses.organisationsAt(domain, today());
        var claimed = claimed(people, organisations);
        var verdict = domains.of(mail.head(), raw);
        if (verdict.isForged()) return new Sender.Doubtful(claimed, Reason.SENDER_FORGED);
        return switch (signatures.check(mail, raw)) {
            case Signed.Broken() -> new Sender.Doubtful(claimed, Reason.SIGNATURE_BROKEN);
            case Signed.By(var id) -> people.stream().filter(person -> person.id().equals(id)).findFirst()
                    .flatMap(person -> known(person, Proof.SIGNATURE))
                    .orElseGet(() -> new Sender.Doubtful(claimed, Reason.SENDER_UNPROVEN));
            case Signed.ByNobodyKnown() -> verdict.domains().contains(domain) && organisations.size() == 1
                    ? byDomain(organisations.getFirst(), people)
                    : byAddress(people, claimed);
        };
    }

    private Sender byDomain(OrganisationId organisation, List<Person> people) {
        return people.stream().filter(person -> person.organisation().equals(organisation)).findFirst()
                .or(() -> writer(organisation)).flatMap(person -> known(person, Proof.DKIM))
                .orElseGet(() -> new Sender.Doubtful(organisation, Reason.SENDER_MAY_NOT_REPORT));
    }

    private Sender byAddress(List<Person> people, @Nullable OrganisationId claimed) {
        if (people.stream().map(Person::organisation).distinct().count() > 1)
            return new Sender.Doubtful(null, Reason.SENDER_OF_SEVERAL);
        if (people.isEmpty())
            return new Sender.Doubtful(claimed, claimed == null ? Reason.SENDER_UNKNOWN : Reason.SENDER_UNPROVEN);
        if (settings.sender() == MailInSettings.Belief.SIGNATURE)
            return new Sender.Doubtful(claimed, Reason.SENDER_UNPROVEN);
        return known(people.getFirst(), Proof.ADDRESS)
                .orElseGet(() -> new Sender.Doubtful(claimed, Reason.SENDER_UNPROVEN));
    }

    private Optional<Sender> known(Person person, Proof proof) {
        return directory.organisation(person.organisation(), today())
                .map(organisation -> new Sender.Known(organisation, person, proof));
    }

    private static @Nullable OrganisationId claimed(List<Person> people, List<OrganisationId> organisations) {
        var of = people.stream().map(Person::organisation).distinct().toList();
        if (of.size() == 1) return of.getFirst();
        return organisations.size() == 1 ? organisations.getFirst() : null;
    }

    /// Whoever answers for the reports of an organisation: its manager, else anybody there who may write them.
    Optional<Person> writer(OrganisationId organisation) {
        return addresses.people(List.of(organisation), today()).getOrDefault(organisation, List.of()).stream()
                .filter(person -> Role.ofCode(person.role()).may(Permission.WRITE_REPORT))
                .min(Comparator.comparing(person -> Role.ofCode(person.role()) != Role.OPERATOR_MANAGER));
    }

    /// Somebody as they would be asking themselves.
    Caller caller(Organisation organisation, Person person) {
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }

    /// Whose people see to what seems to come from there: its secretariat, or itself above that; else the centre. A mail may
    /// tell who reported, which those further up must not learn from it.
    OrganisationId desk(@Nullable OrganisationId claimed) {
        return Optional.ofNullable(claimed).flatMap(id -> directory.organisation(id, today()))
                .flatMap(found -> switch (found.actorClass()) {
                    case CEPTOAR_SECRETARIAT, RESPONSIBLE_MINISTRY -> Optional.of(found);
                    case OPERATOR -> directory.secretariatOf(found.id(), today());
                    case NISC, CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY,
                            INFOSEC_AGENCY, CYBERSPACE_PROVIDER, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                        Optional.empty();
                }).map(Organisation::id).orElseGet(this::centre);
    }

    /// Which sectors a mail may concern: those of who seems to have sent it, any where nothing tells who did.
    Set<SectorCode> sectors(@Nullable OrganisationId claimed) {
        return Optional.ofNullable(claimed).flatMap(id -> directory.organisation(id, today()))
                .map(Organisation::sectors)
                .orElseGet(
                        () -> directory.sectors().stream().map(Sector::code).collect(Collectors.toUnmodifiableSet()));
    }

    OrganisationId centre() {
        return directory.centre(today()).id();
    }

    Optional<Organisation> organisation(OrganisationId id) {
        return directory.organisation(id, today());
    }

    /// Those a desk may assign a mail to: a secretariat its members, everybody else whom they are handed mails of.
    List<Organisation> below(Caller caller) {
        return caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT
                ? directory.membersOf(caller.organisation(), today())
                : List.of();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
