package dev.noroshi.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The forms of the house: every edition of the report form and the advisory form, read once from the reference data.
public final class Forms {

    static final String REPORT = "report-form";
    static final String ADVISORY = "advisory-form";

    private final SectorNames sectors;
    private final List<FormDefinition> editions;
    private final Map<EditionOn, FormDefinition> filled = new ConcurrentHashMap<>();

    private record EditionOn(String version, List<FormOption> sectors) {}

    /// @param sectors what ③分野名 can be, asked anew for each day
    public Forms(SectorNames sectors) {
        this.sectors = sectors;
        this.editions = FormYaml.editions();
    }

    /// The report form (情報連絡様式) in use on that day.
    public FormDefinition reportForm(LocalDate day) {
        return edition(REPORT, day);
    }

    /// The advisory form (情報提供様式) in use on that day.
    public FormDefinition advisoryForm(LocalDate day) {
        return edition(ADVISORY, day);
    }

    /// The edition a record was written on, with the sectors of that day; empty when there is no such edition.
    public Optional<FormDefinition> version(String version, LocalDate day) {
        return editions.stream().filter(edition -> edition.version().equals(version)).findFirst()
                .map(edition -> withSectors(edition, day));
    }

    private FormDefinition edition(String code, LocalDate day) {
        return editions.stream()
                .filter(edition -> edition.code().equals(code) && !day.isBefore(edition.validFrom())
                        && (edition.validTo() == null || !day.isAfter(edition.validTo())))
                .findFirst()
                // before the first edition we know, the first is the best there is
                .or(() -> editions.stream().filter(edition -> edition.code().equals(code)).findFirst())
                .map(edition -> withSectors(edition, day))
                .orElseThrow(() -> new IllegalStateException("There is no edition of " + code));
    }

    private FormDefinition withSectors(FormDefinition edition, LocalDate day) {
        if (edition.find(ReportField.SECTOR).isEmpty()) return edition;
        var names = List.copyOf(sectors.on(day));
        return filled.computeIfAbsent(new EditionOn(edition.version(), names), _ -> withSectors(edition, names));
    }

    private static FormDefinition withSectors(FormDefinition edition, List<FormOption> names) {
        var sections = edition.sections().stream()
                .map(section -> new FormSection(section.id(), section.labelJa(), section.labelEn(),
                        section.columnLabelsJa(), section.notes(),
                        section.fields().stream()
                                .map(field -> field.id().equals(ReportField.SECTOR) ? field.withOptions(names) : field)
                                .toList()))
                .toList();
        return new FormDefinition(edition.code(), edition.version(), edition.validFrom(), edition.validTo(),
                edition.titleJa(), edition.titleEn(), edition.directionJa(), edition.legendJa(), edition.notes(),
                sections);
    }
}
