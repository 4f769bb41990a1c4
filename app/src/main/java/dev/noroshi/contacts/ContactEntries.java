package dev.noroshi.contacts;

import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.kernel.Problem;
import dev.noroshi.registry.ContactShape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contact data as they stand in the registry, and as people type them.
final class ContactEntries {

    private ContactEntries() {
    }

    static Typed of(PersonEntry post) {
        return Typed.of(post.email(), post.phone(), post.mobile(), post.fax(), post.hours());
    }

    /// The number for emergencies of a desk stands where a person has the mobile telephone.
    static Typed of(OrganisationEntry entry) {
        var contact = entry.state().contact();
        return Typed.of(contact.email(), contact.phone(), contact.hotline(), contact.fax(), contact.hours());
    }

    static PersonEntry with(PersonEntry post, Typed typed) {
        return new PersonEntry(post.login(), post.nameJa(), post.nameKana(), post.nameEn(), post.language(),
                post.organisation(), post.role(), orNull(typed.email()), orNull(typed.phone()),
                orNull(typed.mobile()), orNull(typed.fax()), orNull(typed.hours()), post.attachment(), post.nda(),
                post.validFrom(), post.validTo());
    }

    /// @param from the day from which it holds
    static OrganisationEntry with(OrganisationEntry entry, Typed typed, LocalDate from) {
        var state = entry.state();
        var contact = new Contact(state.contact().deskJa(), state.contact().deskEn(), orNull(typed.email()),
                orNull(typed.phone()), orNull(typed.fax()), orNull(typed.mobile()), orNull(typed.hours()));
        return new OrganisationEntry(entry.id(), entry.actorClass(), entry.ministry(),
                new OrganisationState(state.nameJa(), state.nameKana(), state.nameEn(), state.shortName(), contact,
                        state.profile(), state.notes()),
                entry.sectors(), from, entry.validTo());
    }

    /// Everything that is wrong with what was typed.
    static List<Problem> problems(Typed typed) {
        var problems = new ArrayList<Problem>();
        if (!typed.email().isEmpty() && !ContactShape.isEmail(typed.email()))
            problems.add(Problem.of("email", "contacts.email-form"));
        number("phone", typed.phone(), problems);
        number("mobile", typed.mobile(), problems);
        number("fax", typed.fax(), problems);
        if (typed.hours().length() > 100) problems.add(Problem.of("hours", "contacts.too-long", "100"));
        // somebody who can be reached by nothing at all is no contact
        if (typed.email().isEmpty() && typed.phone().isEmpty() && typed.mobile().isEmpty())
            problems.add(Problem.of("email", "contacts.nothing-left"));
        return problems;
    }

    private static void number(String field, String text, List<Problem> problems) {
        if (!text.isEmpty() && !ContactShape.isTelephone(text))
            problems.add(Problem.of(field, "contacts.phone-form"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
