package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.Person;
import dev.noroshi.directory.Post;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an administrator does with the accounts of others. Asks [Management] each time; every act is recorded.
@Component
class ManagedAccounts {

    private final Accounts accounts;
    private final Posts posts;
    private final Directory directory;
    private final Registry registry;
    private final Invitations invitations;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Identities identities;
    private final Audit audit;
    private final Clock clock;

    ManagedAccounts(Accounts accounts, Posts posts, Directory directory, Registry registry, Invitations invitations,
            SecondFactors factors, Sessions sessions, Tokens tokens, Identities identities, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.posts = posts;
        this.directory = directory;
        this.registry = registry;
        this.invitations = invitations;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /// How an account stands.
    enum State {
        NONE, INVITED, ACTIVE, DISABLED
    }

    /// A person the manager may manage.
    ///
    /// @param post how they are attached to their organisation
    record Managed(Person person, State state, SecondFactors.Set factors, List<Identities.Identity> identities,
            Post post) {

        @Override
        public String toString() {
            return "Managed " + person.id() + " [withheld]";
        }
    }

    /// The people of an organisation whom the manager may manage, by login; none for a foreign organisation.
    List<Managed> of(Caller manager, OrganisationId organisation) {
        return registry.people(List.of(organisation), LocalDate.now(clock)).stream()
                .flatMap(entry -> directory.personByLogin(entry.login()).stream())
                .filter(person -> Management.may(manager, person)).map(this::managed).toList();
    }

    /// The person, if the manager may manage them.
    Optional<Managed> find(Caller manager, PersonId id) {
        return allowed(manager, id).map(this::managed);
    }

    private Optional<Person> allowed(Caller manager, PersonId id) {
        return posts.of(id).filter(person -> Management.may(manager, person));
    }

    private Managed managed(Person person) {
        var state = accounts.state(person.id()).map(disabled -> disabled ? State.DISABLED : State.ACTIVE)
                .orElseGet(() -> invitations.isOpen(person.id()) ? State.INVITED : State.NONE);
        var post = directory.post(person.id(), person.organisation(), LocalDate.now(clock))
                .orElseGet(() -> new Post(person.role(), Attachment.STAFF, null));
        return new Managed(person, state, factors.of(person.id()), identities.of(person.id()), post);
    }

    /// The secret of a link with which the person chooses a password; empty when there is no such person for the manager,
    /// or their account is disabled.
    @Transactional
    Optional<String> invite(Caller manager, PersonId id) {
        return allowed(manager, id).filter(person -> !accounts.state(id).orElse(false)).map(person -> {
            record(manager, "access.invite", id);
            return invitations.make(id);
        });
    }

    /// Shuts the person out at once, with sessions, tokens and links.
    @Transactional
    boolean disable(Caller manager, PersonId id) {
        return act(manager, id, "access.disable", () -> {
            accounts.disable(id);
            sessions.endAll(id);
            tokens.revokeAll(id);
            invitations.withdraw(id);
        });
    }

    @Transactional
    boolean enable(Caller manager, PersonId id) {
        return act(manager, id, "access.enable", () -> accounts.enable(id));
    }

    /// Takes away all second factors of somebody who lost theirs; they set up new ones at their next sign-in.
    @Transactional
    boolean resetFactors(Caller manager, PersonId id) {
        return act(manager, id, "access.reset-factors", () -> {
            factors.reset(id);
            sessions.endAll(id);
        });
    }

    /// Says how the person is attached to their organisation, and under what agreement of secrecy. It holds from now on.
    ///
    /// @param nda null when there is none
    @Transactional
    boolean attach(Caller manager, PersonId id, Attachment attachment, @Nullable Nda nda) {
        var person = allowed(manager, id);
        if (person.isEmpty()) return false;
        registry.reserve();
        var known = registry.peopleByLogin(List.of(person.get().login()), LocalDate.now(clock));
        registry.enterPeople(known.values().stream().map(entry -> entry.attached(attachment, nda)).toList());
        record(manager, "access.attach", id);
        return true;
    }

    @Transactional
    boolean endSessions(Caller manager, PersonId id) {
        return act(manager, id, "access.end-session", () -> sessions.endAll(id));
    }

    /// What came of binding an account elsewhere.
    enum Binding {
        BOUND, TAKEN, UNKNOWN
    }

    @Transactional
    Binding bind(Caller manager, PersonId id, Identities.Identity identity) {
        if (allowed(manager, id).isEmpty() || accounts.of(id).isEmpty()) return Binding.UNKNOWN;
        if (!identities.bind(id, identity)) return Binding.TAKEN;
        record(manager, "access.bind-identity", id);
        return Binding.BOUND;
    }

    @Transactional
    boolean release(Caller manager, PersonId id, Identities.Identity identity) {
        return act(manager, id, "access.release-identity", () -> identities.release(id, identity));
    }

    private boolean act(Caller manager, PersonId id, String act, Runnable what) {
        if (allowed(manager, id).isEmpty() || accounts.state(id).isEmpty()) return false;
        what.run();
        record(manager, act, id);
        return true;
    }

    private void record(Caller manager, String act, PersonId id) {
        audit.record(manager.person(), manager.organisation(), act, id.toString());
    }
}
