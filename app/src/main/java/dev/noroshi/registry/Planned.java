package dev.noroshi.registry;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.registry.ImportPlan.Change;
import dev.noroshi.registry.ImportPlan.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A plan in the making: the changes, and the entries that bring them about.
final class Planned {

    private final Subject subject;
    private final List<Change> changes = new ArrayList<>();
    private final List<OrganisationEntry> organisations = new ArrayList<>();
    private final List<AffiliationEntry> affiliations = new ArrayList<>();
    private final List<PersonEntry> people = new ArrayList<>();
    private int unchanged;

    Planned(Subject subject) {
        this.subject = subject;
    }

    void unchanged() {
        unchanged++;
    }

    void change(Change change) {
        changes.add(change);
    }

    void enter(OrganisationEntry entry) {
        organisations.add(entry);
    }

    void enter(AffiliationEntry entry) {
        affiliations.add(entry);
    }

    void enter(PersonEntry entry) {
        people.add(entry);
    }

    void write(Registry registry) {
        if (!organisations.isEmpty()) registry.enterOrganisations(organisations);
        if (!affiliations.isEmpty()) registry.enterAffiliations(affiliations);
        if (!people.isEmpty()) registry.enterPeople(people);
    }

    ImportPlan plan() {
        return new ImportPlan(subject, changes, unchanged, fingerprint());
    }

    private String fingerprint() {
        var digest = Sha256.digest();
        for (var change : changes)
            digest.update(change.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
