package dev.noroshi.directory;

import java.util.OptionalLong;
import java.util.List;
import java.util.Set;

/// Everybody the registry knows or knew, whatever the day: what an organisation was called until last year names it still.
public interface Roll {

    /// Another number after every change of organisations, people and what ties them. Read it before what is made of them, in
    /// the same transaction: what was made under the same number is still right. None in a transaction that has changed
    /// something itself and may go on: what is made there is for nobody else.
    OptionalLong edition();

    /// Every state of the organisations of these classes, by code and first day.
    List<OrganisationEntry> organisations(Set<ActorClass> classes);

    /// Every post in the organisations of these classes, by organisation, login and first day.
    List<PersonEntry> people(Set<ActorClass> classes);
}
