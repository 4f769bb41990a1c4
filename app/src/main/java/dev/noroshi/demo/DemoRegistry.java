package dev.noroshi.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Profile;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fictional world of the demonstration, as entries: 105 operators, 61 institutions, 357 people. A door for tests,
/// which play in the same world.
public final class DemoRegistry {

    /// Since when its people hold their posts.
    private static final LocalDate PEOPLE_SINCE = LocalDate.of(2024, 4, 1);

    private DemoRegistry() {
    }

    /// Enters all of it.
    public static void enter(Registry registry, CeptoarLists lists) {
        var codes = lists.codesByName();
        var organisations = new ArrayList<OrganisationEntry>();
        var affiliations = new ArrayList<AffiliationEntry>();
        for (var row : DemoFiles.rows("institutions.csv")) {
            organisations.add(institution(row));
            if (!row.getField("ceptoar").isEmpty())
                affiliations.add(AffiliationEntry.secretariat(id(row.getField("code")),
                        Objects.requireNonNull(codes.get(Fold.key(row.getField("ceptoar")))),
                        day(row.getField("valid_from")), dayOrNull(row, "valid_to")));
        }
        for (var row : DemoFiles.rows("operators.csv")) {
            organisations.add(operator(row));
            affiliations.add(AffiliationEntry.member(id(row.getField("code")),
                    Objects.requireNonNull(codes.get(Fold.key(row.getField("ceptoar")))),
                    day(row.getField("joined_on")), null));
        }
        registry.enterOrganisations(organisations);
        registry.enterAffiliations(affiliations);
        registry.enterPeople(DemoFiles.rows("people.csv").stream().map(DemoRegistry::person).toList());
    }

    private static OrganisationEntry institution(NamedCsvRecord row) {
        var ministry = text(row, "ministry");
        var contact = new Contact(text(row, "desk_ja"), text(row, "desk_en"), text(row, "email"), text(row, "phone"),
                text(row, "fax"), text(row, "hotline"), text(row, "hours"));
        var profile = new Profile(null, text(row, "domain"), List.of(), List.of(), List.of());
        return new OrganisationEntry(id(row.getField("code")), ActorClass.ofCode(row.getField("class")),
                ministry == null ? null : id(ministry),
                new OrganisationState(row.getField("name_ja"), null, text(row, "name_en"), abbreviation(row), contact,
                        profile,
                        text(row, "notes")),
                sectors(row.getField("sectors")), day(row.getField("valid_from")), dayOrNull(row, "valid_to"));
    }

    /// What stands in brackets behind the name: 国家サイバー統括室（NCO）.
    private static @Nullable String abbreviation(NamedCsvRecord row) {
        var bracketed = Pattern.compile("（([A-Z][A-Za-z0-9/-]+)）$").matcher(row.getField("name_ja"));
        return bracketed.find() ? bracketed.group(1) : null;
    }

    private static OrganisationEntry operator(NamedCsvRecord row) {
        var profile = new Profile(text(row, "prefecture"), text(row, "domain"), DemoFiles.values(row, "networks"),
                DemoFiles.values(row, "services"), DemoFiles.values(row, "contractors"));
        return new OrganisationEntry(id(row.getField("code")), ActorClass.OPERATOR, null,
                new OrganisationState(row.getField("name_ja"), text(row, "name_kana"), text(row, "name_en"),
                        text(row, "short_name"), Contact.NONE, profile, null),
                sectors(row.getField("sector_code")), day(row.getField("joined_on")), null);
    }

    private static PersonEntry person(NamedCsvRecord row) {
        return new PersonEntry(row.getField("login"), row.getField("name_ja"), text(row, "name_kana"),
                text(row, "name_en"), Language.of(row.getField("language")), id(row.getField("organisation_code")),
                row.getField("role"), text(row, "email"), text(row, "phone"), text(row, "mobile"), text(row, "fax"),
                text(row, "hours"), PEOPLE_SINCE, null);
    }

    private static OrganisationId id(String code) {
        return new OrganisationId(code);
    }

    private static Set<SectorCode> sectors(String codes) {
        return Stream.of(codes.split("\\|")).filter(code -> !code.isEmpty()).map(SectorCode::new)
                .collect(Collectors.toSet());
    }

    private static @Nullable String text(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : text;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static @Nullable LocalDate dayOrNull(NamedCsvRecord row, String column) {
        var text = text(row, column);
        return text == null ? null : day(text);
    }
}
