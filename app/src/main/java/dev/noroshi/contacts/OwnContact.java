package dev.noroshi.contacts;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.channel.Party;
import dev.noroshi.channel.Ringing;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonalData;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What somebody who is signed in does with their own contact data, and with those of their organisation's desk.
@Component
public class OwnContact {

    private final CheckRows rows;
    private final Registry registry;
    private final Directory directory;
    private final Ringing ringing;
    private final Handovers handovers;
    private final Audit audit;
    private final Clock clock;

    OwnContact(CheckRows rows, Registry registry, Directory directory, Ringing ringing, Handovers handovers,
            Audit audit, Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.directory = directory;
        this.ringing = ringing;
        this.handovers = handovers;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whose data.
    public enum Whose {
        PERSON, DESK
    }

    /// Data as they are typed; "" is blank.
    ///
    /// @param mobile of a person; of a desk the number for emergencies
    @PersonalData
    public record Typed(String email, String phone, String mobile, String fax, String hours) {
        public Typed {
            email = email.strip();
            phone = Fold.width(phone.strip());
            mobile = Fold.width(mobile.strip());
            fax = Fold.width(fax.strip());
            hours = hours.strip();
        }

        static Typed of(@Nullable String... parts) {
            var texts = new ArrayList<String>();
            for (var part : parts)
                texts.add(part == null ? "" : part);
            return new Typed(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4));
        }

        @Override
        public String toString() {
            return "Typed [withheld]";
        }
    }

    /// What is recorded today; empty where there is nothing of the kind.
    @Transactional(readOnly = true)
    public Optional<Typed> recorded(Caller caller, Whose whose) {
        return switch (whose) {
            case PERSON -> post(caller).map(ContactEntries::of);
            case DESK -> desk(caller).map(ContactEntries::of);
        };
    }

    /// The check that asks the caller whether the data are right, and whose deadline is nearest; empty when none does, or
    /// when others than the caller are to answer. A test asks nothing.
    @Transactional(readOnly = true)
    public Optional<Check> asked(Caller caller, Whose whose) {
        return Optional.ofNullable(asked(caller).get(whose));
    }

    /// The same of all the caller may answer for.
    @Transactional(readOnly = true)
    public Map<Whose, Check> asked(Caller caller) {
        var asked = new EnumMap<Whose, Check>(Whose.class);
        for (var question : rows.questions(caller.organisation(), caller.person()))
            if (!question.isDesk())
                asked.putIfAbsent(Whose.PERSON, question.check());
            else
                if (caller.may(Permission.EDIT_CONTACTS)) asked.putIfAbsent(Whose.DESK, question.check());
        return asked;
    }

    /// Says that everything is right as it is recorded.
    @Transactional
    public void confirm(Caller caller, Whose whose) {
        answer(caller, whose, Answer.CONFIRMED);
        audit.record(caller.person(), caller.organisation(), "contacts.confirm", whose.name());
    }

    /// Records other data from today on. The desk is for those who may edit it.
    @Transactional
    public Outcome<Typed> change(Caller caller, Whose whose, Typed typed) {
        if (whose == Whose.DESK && !caller.may(Permission.EDIT_CONTACTS)) return new Outcome.Unknown<>();
        var problems = ContactEntries.problems(typed);
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        registry.reserve();
        var isThere = switch (whose) {
            case PERSON -> post(caller).map(each -> enter(each, typed)).orElse(false);
            case DESK -> desk(caller).map(each -> enter(each, typed)).orElse(false);
        };
        if (!isThere) return new Outcome.Unknown<>();
        answer(caller, whose, Answer.CHANGED);
        audit.record(caller.person(), caller.organisation(), "contacts.change", whose.name());
        return new Outcome.Done<>(typed);
    }

    /// Says that the caller leaves, and who comes after them.
    @Transactional
    public Outcome<HandoverId> leave(Caller caller, Handover.Successor successor) {
        var proposed = handovers.propose(caller.organisation(), caller.person(), above(caller), successor);
        if (proposed instanceof Outcome.Done<HandoverId>) {
            answer(caller, Whose.PERSON, Answer.MOVED);
            audit.record(caller.person(), caller.organisation(), "contacts.leave", caller.person().toString());
        }
        return proposed;
    }

    private void answer(Caller caller, Whose whose, Answer answer) {
        var open = rows.open(caller.organisation(), party(caller, whose).person()).stream()
                .filter(each -> rows.find(each.check()).filter(check -> check.kind() == Kind.CHECK).isPresent())
                .toList();
        open.forEach(each -> rows.answer(each.id(), answer, caller.person()));
        if (answer != Answer.MOVED) rows.said(party(caller, whose), above(caller));
        ringing.callOff(open.stream().map(each -> each.id().value()).toList());
    }

    /// Who sees whether the caller's data can be relied on.
    private List<OrganisationId> above(Caller caller) {
        var above = new LinkedHashSet<OrganisationId>();
        above.add(directory.centre(today()).id());
        if (caller.actorClass() == ActorClass.OPERATOR)
            directory.secretariatOf(caller.organisation(), today()).ifPresent(each -> above.add(each.id()));
        if (caller.actorClass() == ActorClass.OPERATOR || caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT)
            directory.ministryOf(caller.organisation(), today()).ifPresent(each -> above.add(each.id()));
        return List.copyOf(above);
    }

    private static Party party(Caller caller, Whose whose) {
        return switch (whose) {
            case PERSON -> new Party(caller.organisation(), caller.person());
            case DESK -> Party.desk(caller.organisation());
        };
    }

    private boolean enter(PersonEntry post, Typed typed) {
        registry.enterPeople(List.of(ContactEntries.with(post, typed)));
        return true;
    }

    private boolean enter(OrganisationEntry entry, Typed typed) {
        registry.enterOrganisations(List.of(ContactEntries.with(entry, typed, today())));
        return true;
    }

    private Optional<PersonEntry> post(Caller caller) {
        var login = directory.person(caller.person()).map(each -> each.login()).orElse("");
        return registry.people(List.of(caller.organisation()), today()).stream()
                .filter(each -> each.login().equals(login)).findFirst();
    }

    private Optional<OrganisationEntry> desk(Caller caller) {
        return Optional.ofNullable(registry.organisations(List.of(caller.organisation()), today())
                .get(caller.organisation()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
