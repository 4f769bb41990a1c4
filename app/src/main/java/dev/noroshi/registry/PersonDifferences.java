package dev.noroshi.registry;

import dev.noroshi.directory.PersonEntry;
import dev.noroshi.registry.ImportPlan.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What differs between a person as recorded and as a row says.
final class PersonDifferences {

    private PersonDifferences() {
    }

    /// @param known null for someone new
    static List<Difference> between(@Nullable PersonEntry known, PersonEntry entry) {
        var all = new ArrayList<Difference>();
        for (var column : PersonColumn.values()) {
            var before = known == null ? "" : value(column, known);
            var after = value(column, entry);
            if (!before.equals(after)) all.add(new Difference(column, before, after));
        }
        return all;
    }

    /// How a file would write it; "" for blank.
    static String value(PersonColumn column, PersonEntry person) {
        return switch (column) {
            case ORGANISATION_CODE -> person.organisation().value();
            case LOGIN -> person.login();
            case NAME_JA -> person.nameJa();
            case NAME_KANA -> text(person.nameKana());
            case NAME_EN -> text(person.nameEn());
            case ROLE -> person.role();
            case EMAIL -> text(person.email());
            case PHONE -> text(person.phone());
            case MOBILE -> text(person.mobile());
            case FAX -> text(person.fax());
            case LANGUAGE -> person.language().tag();
            case HOURS -> text(person.hours());
            case ATTACHMENT -> person.attachment().code();
            case NDA_FROM -> text(person.nda() == null ? null : person.nda().from());
            case NDA_UNTIL -> text(person.nda() == null ? null : person.nda().until());
            case VALID_FROM -> person.validFrom().toString();
            case VALID_TO -> text(person.validTo());
        };
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNullElse(value, "").toString();
    }
}
