package dev.noroshi.directory;

import java.util.List;
import java.util.Set;

/// Everybody the registry knows or knew, whatever the day: what an organisation was called until last year names it still.
public interface Roll {

    /// Every state of the organisations of these classes, by code and first day.
    List<OrganisationEntry> organisations(Set<ActorClass> classes);

    /// Every post in the organisations of these classes, by organisation, login and first day.
    List<PersonEntry> people(Set<ActorClass> classes);
}
