package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Person;

/// Who may manage whose account.
///
/// An administrator of those who run the program: everybody's. Anybody else who may manage accounts: those of their own
/// organisation whose rights are no higher than theirs, see [Role#isAtLeast]. Nobody their own, so that nobody gets around
/// their second factor or keeps themselves in.
final class Management {

    private Management() {
    }

    static boolean may(Caller manager, Person subject) {
        if (!manager.may(Permission.MANAGE_ACCOUNTS) || manager.person().equals(subject.id())) return false;
        if (isCentral(manager)) return true;
        return manager.organisation().equals(subject.organisation())
                && manager.role().isAtLeast(Role.ofCode(subject.role()));
    }

    /// Whether the manager reaches every organisation.
    static boolean isCentral(Caller manager) {
        return manager.role() == Role.ADMINISTRATOR && manager.actorClass() == ActorClass.SYSTEM_OPERATION;
    }
}
