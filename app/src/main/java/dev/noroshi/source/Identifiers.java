package dev.noroshi.source;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Roll;
import dev.noroshi.kernel.OrganisationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is known of organisations that would tell who they are: from the registry, as of whatever day, and what they and
/// their secretariats entered beside it.
@Component
public class Identifiers {

    private static final Set<ActorClass> CLASSES = Set.of(ActorClass.OPERATOR, ActorClass.CEPTOAR_SECRETARIAT,
            ActorClass.CYBERSPACE_PROVIDER);

    private final Roll roll;
    private final IdentifierRows rows;

    Identifiers(Roll roll, IdentifierRows rows) {
        this.roll = roll;
        this.rows = rows;
    }

    /// Which state of everything known it is: of the directory and of what was entered.
    record Edition(long directory, long entered) {
    }

    /// None in a transaction that is changing it.
    Optional<Edition> edition() {
        var directory = roll.edition();
        var entered = rows.edition();
        return directory.isPresent() && entered.isPresent()
                ? Optional.of(new Edition(directory.getAsLong(), entered.getAsLong()))
                : Optional.empty();
    }

    /// Of everybody a report may have come from: all operators, those they entrust systems to, and the people and
    /// addresses of secretariats, by whose way one may be told. Ministries, the centre and the security agencies are named
    /// in advisories as a matter of course.
    @Transactional(readOnly = true)
    public List<Identifier> ofEverybody() {
        return collect(null);
    }

    /// Of one organisation and of those it entrusts systems to.
    @Transactional(readOnly = true)
    public List<Identifier> of(OrganisationId organisation) {
        return collect(organisation);
    }

    /// What an organisation or its secretariat entered beside the registry, as far as whoever asks may see it.
    @Transactional(readOnly = true)
    public List<Identifier> entered(OrganisationId organisation) {
        return rows.of(organisation).stream()
                .map(row -> new Identifier(row.kind(), row.text(), new Body(ActorClass.OPERATOR, null))).toList();
    }

    private List<Identifier> collect(@Nullable OrganisationId only) {
        var states = roll.organisations(CLASSES);
        var found = new LinkedHashSet<Identifier>();
        var bodies = new HashMap<OrganisationId, Body>();
        states.forEach(each -> bodies.put(each.id(), body(each)));
        var contractors = new HashSet<String>();
        states.stream().filter(each -> each.actorClass() == ActorClass.OPERATOR && isMeant(only, each.id()))
                .forEach(each -> contractors.addAll(each.state().profile().contractors()));
        for (var each : states)
            if (each.actorClass() == ActorClass.CYBERSPACE_PROVIDER
                    ? contractors.contains(each.id().value())
                    : isMeant(only, each.id()))
                add(found, each, bodies);
        for (var person : roll.people(CLASSES))
            if (isMeant(only, person.organisation())) add(found, person, bodies);
        for (var row : only == null ? rows.all() : rows.of(only))
            found.add(new Identifier(row.kind(), row.text(),
                    bodies.getOrDefault(row.organisation(), new Body(ActorClass.OPERATOR, null))));
        // a contractor the registry has no code for stands there by its name
        contractors.removeIf(each -> OrganisationId.parse(each).map(bodies::containsKey).orElse(false));
        for (var name : contractors)
            found.add(new Identifier(Kind.CONTRACTOR, name, new Body(ActorClass.CYBERSPACE_PROVIDER, null)));
        return List.copyOf(found);
    }

    private static boolean isMeant(@Nullable OrganisationId only, OrganisationId organisation) {
        return only == null || only.equals(organisation);
    }

    private static Body body(OrganisationEntry entry) {
        return new Body(entry.actorClass(),
                entry.sectors().size() == 1 ? entry.sectors().iterator().next() : null);
    }

    private static void add(Set<Identifier> found, OrganisationEntry entry, Map<OrganisationId, Body> bodies) {
        var body = bodies.getOrDefault(entry.id(), body(entry));
        var state = entry.state();
        switch (entry.actorClass()) {
            case CYBERSPACE_PROVIDER -> addNames(found, state, body, Kind.CONTRACTOR, Kind.CONTRACTOR);
            // an association may be named as itself; that it passed something on may not
            case CEPTOAR_SECRETARIAT -> {
            }
            default -> addNames(found, state, body, Kind.NAME, Kind.READING);
        }
        put(found, Kind.DOMAIN, state.profile().domain(), body);
        state.profile().networks().forEach(each -> put(found, Kind.NETWORK, each, body));
        addContact(found, state.contact(), body);
    }

    private static void addNames(Set<Identifier> found, OrganisationState state, Body body, Kind name, Kind reading) {
        put(found, name, state.nameJa(), body);
        put(found, name, state.nameEn(), body);
        put(found, name, state.shortName(), body);
        put(found, reading, state.nameKana(), body);
        var latin = state.nameEn();
        if (latin != null && state.nameKana() != null)
            put(found, name, Writings.ownWord(latin, state.nameKana()), body);
    }

    private static void addContact(Set<Identifier> found, Contact contact, Body body) {
        put(found, Kind.MAIL, contact.email(), body);
        put(found, Kind.TELEPHONE, contact.phone(), body);
        put(found, Kind.TELEPHONE, contact.fax(), body);
        put(found, Kind.TELEPHONE, contact.hotline(), body);
    }

    private static void add(Set<Identifier> found, PersonEntry person, Map<OrganisationId, Body> bodies) {
        var body = bodies.getOrDefault(person.organisation(), new Body(ActorClass.OPERATOR, null));
        put(found, Kind.PERSON, person.nameJa(), body);
        put(found, Kind.PERSON, person.nameKana(), body);
        put(found, Kind.PERSON, person.nameEn(), body);
        put(found, Kind.MAIL, person.email(), body);
        put(found, Kind.TELEPHONE, person.phone(), body);
        put(found, Kind.TELEPHONE, person.mobile(), body);
        put(found, Kind.TELEPHONE, person.fax(), body);
    }

    private static void put(Set<Identifier> found, Kind kind, @Nullable String text, Body body) {
        if (text != null && !text.isBlank()) found.add(new Identifier(kind, text.strip(), body));
    }
}
