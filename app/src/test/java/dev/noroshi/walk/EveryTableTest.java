package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.DatabaseTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every table is kept apart by the database (row-level security), or stands here with the reason why not. A new one does
/// neither by itself, so whoever makes it decides.
@DatabaseTest
class EveryTableTest {

    private static final String READ_BY_ALL = "who there is: read by everybody who may read the registry, and by the policies of the other tables";
    private static final String PUBLISHED = "a published list";

    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("access.wrong_try", "hashes of what was typed: names nobody"),
            Map.entry("audit.head", "signed hashes"),
            Map.entry("audit.key", "public keys"),
            Map.entry("audit.pending", "numbers of lines to be sealed"),
            Map.entry("audit.seal", "hashes"),
            Map.entry("audit.trail", "where the chain stands"),
            Map.entry("demo.world", "whether the fictional world has been told"),
            Map.entry("directory.affiliation", READ_BY_ALL),
            Map.entry("directory.ceptoar", PUBLISHED),
            Map.entry("directory.ceptoar_listing", PUBLISHED),
            Map.entry("directory.council_accession", PUBLISHED),
            Map.entry("directory.edition", "how often something changed"),
            Map.entry("directory.organisation", READ_BY_ALL),
            Map.entry("directory.organisation_alias", READ_BY_ALL),
            Map.entry("directory.organisation_sector", READ_BY_ALL),
            Map.entry("directory.organisation_state", READ_BY_ALL),
            Map.entry("directory.person", READ_BY_ALL),
            Map.entry("directory.post", READ_BY_ALL),
            Map.entry("directory.sector", PUBLISHED),
            Map.entry("directory.sector_listing", PUBLISHED),
            Map.entry("directory.sector_listing_entry", PUBLISHED),
            Map.entry("misp.house",
                    "one random number, by which the events of this house are told from those of another"),
            Map.entry("platform.migration", "which migrations have run"),
            Map.entry("platform.session", "found by a random id before anybody is known; no word of any report"),
            Map.entry("platform.session_attributes", "as platform.session"),
            Map.entry("relay.counter", "the next number of each kind: everybody's numbers come from one row"),
            Map.entry("source.edition", "how often something changed, of whom it does not say"),
            Map.entry("sharing.reader", "table 5 as printed"),
            Map.entry("sharing.reading_role", "which posts read, as the code says"),
            Map.entry("sharing.scope", "table 5 as printed"));

    @Test
    void everyTableIsKeptApartOrStandsHereWithTheReasonWhyNot(JdbcClient jdbc) {
        var tables = new TreeMap<String, Boolean>();
        jdbc.sql("""
                select n.nspname || '.' || c.relname as name,
                       c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as apart
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')""")
                .query(row -> {
                    tables.put(row.getString("name"), row.getBoolean("apart"));
                });
        assertThat(tables).hasSizeGreaterThan(50);
        assertThat(tables.entrySet().stream().filter(each -> !each.getValue()).map(Map.Entry::getKey)
                .collect(Collectors.toSet())).isEqualTo(OPEN.keySet());
    }

    @Test
    void noTableIsOpenToWritingByPublic(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                select table_schema || '.' || table_name
                from information_schema.role_table_grants
                where grantee = 'PUBLIC' and table_schema not in ('pg_catalog', 'information_schema')""")
                .query(String.class).list()).isEmpty();
    }
}
