package dev.noroshi.directory;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the published lists into the tables, replacing what an earlier load brought. Codes are never removed, because
/// organisations refer to them; organisations already in the registry are left as they are.
record ReferenceLoad(JdbcClient jdbc) {

    /// A paper that only adds to the list before it. All others replace it.
    private static final Set<String> ADDENDA = Set.of("2025-04-16");

    void run() {
        var sectors = ReferenceFiles.sectors();
        var rows = ReferenceFiles.ceptoars();
        loadSectors(sectors);
        loadCeptoars(sectors, rows);
        loadSectorListings(sectors, rows);
        loadAccessions(ReferenceFiles.council());
        new ReferenceBodies(jdbc).load(sectors);
    }

    private record SectorRow(String code, int ordinal, String labelJa, String labelEn) {
    }

    private void loadSectors(YamlNode file) {
        var rows = new ArrayList<SectorRow>();
        for (var each : file.nodes("sectors"))
            rows.add(new SectorRow(each.text("code"), rows.size() + 1, each.text("label_ja"), each.text("label_en")));
        jdbc.sql("""
                insert into directory.sector (code, ordinal, label_ja, label_en)
                select code, ordinal, label_ja, label_en
                from jsonb_to_recordset(:rows::jsonb) as r (code text, ordinal integer, label_ja text, label_en text)
                on conflict (code) do update
                set ordinal = excluded.ordinal, label_ja = excluded.label_ja, label_en = excluded.label_en""")
                .param("rows", Rows.json(rows)).update();
    }

    private record ListingRow(String code, LocalDate listedOn, String asOf, String labelJa, String labelEn,
            String source, List<String> sectors) {
    }

    /// The plans that enumerate sectors, and the lists of CEPTOARs, which print the sector of each.
    private void loadSectorListings(YamlNode file, List<NamedCsvRecord> ceptoars) {
        var listings = new ArrayList<ListingRow>();
        for (var plan : file.nodes("plans")) {
            var decided = plan.textOrNull("decided");
            if (decided == null || plan.texts("sectors").isEmpty()) continue;
            listings.add(new ListingRow(plan.text("code"), new PrintedDay(decided).first(), decided,
                    plan.text("label_ja"), plan.text("label_en"), plan.text("source"), plan.texts("sectors")));
        }
        for (var list : byDay(ceptoars).entrySet())
            listings.add(listing(list.getKey(), list.getValue()));
        jdbc.sql("delete from directory.sector_listing_entry").update();
        jdbc.sql("delete from directory.sector_listing").update();
        jdbc.sql("""
                insert into directory.sector_listing (code, listed_on, as_of, label_ja, label_en, source)
                select code, listed_on, as_of, label_ja, label_en, source
                from jsonb_to_recordset(:rows::jsonb)
                  as r (code text, listed_on date, as_of text, label_ja text, label_en text, source text)""")
                .param("rows", Rows.json(listings)).update();
        jdbc.sql("""
                insert into directory.sector_listing_entry (listing, sector)
                select r.code, sector
                from jsonb_to_recordset(:rows::jsonb) as r (code text, sectors text[]), unnest(r.sectors) sector""")
                .param("rows", Rows.json(listings)).update();
    }

    private static ListingRow listing(String asOf, List<NamedCsvRecord> rows) {
        return new ListingRow("ceptoars-" + asOf, new PrintedDay(asOf).first(), asOf, "セプター一覧", "List of CEPTOARs",
                "ceptoars.csv " + asOf,
                rows.stream().map(row -> row.getField("sector_code")).distinct().toList());
    }

    /// What each list shows on its day: an addendum shows the list before it as well.
    private static Map<String, List<NamedCsvRecord>> byDay(List<NamedCsvRecord> rows) {
        var byDay = new TreeMap<String, List<NamedCsvRecord>>();
        for (var row : rows)
            byDay.computeIfAbsent(row.getField("as_of"), day -> new ArrayList<>()).add(row);
        for (var addendum : ADDENDA) {
            var before = byDay.lowerEntry(addendum);
            if (before != null && byDay.containsKey(addendum)) byDay.get(addendum).addAll(0, before.getValue());
        }
        return byDay;
    }

    private record CeptoarRow(String code, int ordinal) {
    }

    private void loadCeptoars(YamlNode sectors, List<NamedCsvRecord> rows) {
        jdbc.sql("""
                insert into directory.ceptoar (code, ordinal)
                select code, ordinal from jsonb_to_recordset(:rows::jsonb) as r (code text, ordinal integer)
                on conflict (code) do update set ordinal = excluded.ordinal""")
                .param("rows", Rows.json(order(sectors, rows))).update();
        var ends = ends(rows);
        var positions = new HashMap<String, Integer>();
        var listed = rows.stream().map(row -> CeptoarListingRow.of(row,
                positions.merge(row.getField("as_of"), 1, Integer::sum), ends.get(row.getField("as_of")))).toList();
        jdbc.sql("delete from directory.ceptoar_listing").update();
        jdbc.sql("""
                insert into directory.ceptoar_listing
                select * from jsonb_populate_recordset(null::directory.ceptoar_listing, :rows::jsonb)""")
                .param("rows", Rows.json(listed)).update();
    }

    /// By sector in printed order, within the sector in the order of the list that prints it last.
    private static List<CeptoarRow> order(YamlNode sectors, List<NamedCsvRecord> rows) {
        var sectorOrder = sectors.nodes("sectors").stream().map(each -> each.text("code")).toList();
        var newest = new LinkedHashMap<String, NamedCsvRecord>();
        for (var row : rows) {
            newest.remove(row.getField("code"));
            newest.put(row.getField("code"), row);
        }
        var inOrder = newest.values().stream()
                .sorted(Comparator.comparing(row -> sectorOrder.indexOf(row.getField("sector_code")))).toList();
        var ordered = new ArrayList<CeptoarRow>();
        for (var row : inOrder)
            ordered.add(new CeptoarRow(row.getField("code"), ordered.size() + 1));
        return ordered;
    }

    /// The last day of the rows of each list: the day before the next list that replaces it.
    private static Map<String, LocalDate> ends(List<NamedCsvRecord> rows) {
        var replacing = rows.stream().map(row -> row.getField("as_of")).distinct()
                .filter(day -> !ADDENDA.contains(day)).sorted().toList();
        var ends = new HashMap<String, LocalDate>();
        for (var n = 1; n < replacing.size(); n++)
            ends.put(replacing.get(n - 1), new PrintedDay(replacing.get(n)).first().minusDays(1));
        return ends;
    }

    private record AccessionRow(String ceptoar, LocalDate accededOn, String part,
            @org.jspecify.annotations.Nullable Integer assemblyNo, String textJa) {
    }

    private void loadAccessions(YamlNode council) {
        var rows = new ArrayList<AccessionRow>();
        for (var event : council.nodes("history"))
            for (var who : event.texts("who")) {
                if (!who.endsWith("-ceptoar")) continue; // other observers are no CEPTOARs
                var part = event.text("event").equals("observers-joined") ? "observer" : "member";
                rows.add(new AccessionRow(who, LocalDate.parse(event.text("date")), part,
                        event.numberOrNull("assembly_no"), event.text("text_ja")));
            }
        jdbc.sql("delete from directory.council_accession").update();
        jdbc.sql("""
                insert into directory.council_accession
                select * from jsonb_populate_recordset(null::directory.council_accession, :rows::jsonb)""")
                .param("rows", Rows.json(rows)).update();
    }
}
