package dev.noroshi.directory;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row of `directory.ceptoar_listing`, component by component; every printed column of the file is kept.
record CeptoarListingRow(String ceptoar, LocalDate validFrom, @Nullable LocalDate validTo, String asOf, int position,
        String name, String nameEn, @Nullable String umbrella, String sectorPrinted, String sector,
        String sectorBasis, @Nullable String subSector, String secretariatOrganisation,
        @Nullable String secretariatDepartment, String memberCountText, @Nullable Integer companies,
        @Nullable Integer organisations, @Nullable Integer othersCount, @Nullable String othersText,
        @Nullable Integer combinedCount, @Nullable String combinedLabel, @Nullable Integer observersIncluded,
        @Nullable Integer totalParsed, @Nullable String memberBreakdownText, @Nullable String contactPointStartText,
        @Nullable String contactPointStart, @Nullable String contactPointBasis, @Nullable String handlingRuleText,
        @Nullable String handlingRuleEstablished, @Nullable String contactMeansText, @Nullable Boolean mail,
        @Nullable Boolean phone, @Nullable Boolean fax, @Nullable Boolean web, @Nullable Boolean mobile,
        @Nullable Boolean satellite, @Nullable String otherMeans, @Nullable String informationKind,
        @Nullable String notes) {

    static CeptoarListingRow of(NamedCsvRecord row, int position, @Nullable LocalDate validTo) {
        var asOf = row.getField("as_of");
        return new CeptoarListingRow(row.getField("code"), new PrintedDay(asOf).first(), validTo, asOf, position,
                row.getField("name"), row.getField("name_en"), text(row, "umbrella"), row.getField("sector"),
                row.getField("sector_code"), row.getField("sector_basis"), text(row, "sub_sector"),
                row.getField("secretariat_org"), text(row, "secretariat_dept"), row.getField("member_count_text"),
                number(row, "companies"), number(row, "organisations"), number(row, "others_count"),
                text(row, "others_text"), number(row, "combined_count"), text(row, "combined_label"),
                number(row, "observers_included"), number(row, "total_parsed"), text(row, "member_breakdown_text"),
                text(row, "contact_point_start_text"), text(row, "contact_point_start"),
                text(row, "contact_point_basis"), text(row, "handling_rule_text"),
                text(row, "handling_rule_established"), text(row, "contact_means_text"), mark(row, "mail"),
                mark(row, "phone"), mark(row, "fax"), mark(row, "web"), mark(row, "mobile"), mark(row, "satellite"),
                text(row, "other_means"), text(row, "information_kind"), text(row, "notes"));
    }

    private static @Nullable String text(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer number(NamedCsvRecord row, String column) {
        var text = text(row, column);
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable Boolean mark(NamedCsvRecord row, String column) {
        var text = text(row, column);
        return text == null ? null : text.equals("1");
    }
}
